package io.millrace.platform.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_ENTITY;

import org.springframework.http.HttpStatus;

/** Failures that any endpoint can answer with. */
public enum PlatformError implements ErrorCode {
    VALIDATION_FAILED(
            BAD_REQUEST,
            "The request breaks the rules of its fields",
            "One or more values are missing, malformed or out of range.",
            "Correct every entry of `errors` and send the request again."),
    MALFORMED_REQUEST(
            BAD_REQUEST,
            "The request cannot be read",
            "The body is not valid JSON, repeats a key, nests too deep, or a value has another type than described.",
            "Send what the API description shows; `detail` and `errors` say where reading stopped."),
    UNKNOWN_FIELD(
            BAD_REQUEST,
            "The body has a field that does not exist here",
            "Unknown fields are refused, because ignoring a misspelt one would lose what was meant.",
            "Remove the field or correct its name."),
    UNKNOWN_PARAMETER(
            BAD_REQUEST,
            "The address has a query parameter that does not exist here",
            "Unknown query parameters are refused, because ignoring a misspelt one would answer another question.",
            "Use only the parameters that the message lists."),
    INVALID_CURSOR(
            BAD_REQUEST,
            "The cursor does not belong to this list",
            "The cursor was changed, or was made for another list, filter or sort order.",
            "Start again without `cursor`, and pass `next` back unchanged with the same filter and sort."),
    INVALID_FILTER(
            BAD_REQUEST,
            "The filter cannot be used",
            "The filter is not RSQL, or names a field, operator or value that this list does not have.",
            "Use the fields and operators that the message lists."),
    INVALID_SORT(
            BAD_REQUEST,
            "The sort order cannot be used",
            "The sort names a field that this list cannot be sorted by, or names one twice.",
            "Use the fields that the message lists, each with an optional leading `-`."),
    INVALID_FIELDS(
            BAD_REQUEST,
            "A field that was asked for does not exist",
            "`fields` names a field that the answer does not have.",
            "Use the fields that the message lists, comma between."),
    IDEMPOTENCY_KEY_REQUIRED(
            BAD_REQUEST,
            "This call needs an Idempotency-Key",
            "The call has an effect that must not happen twice.",
            "Send a fresh unique `Idempotency-Key` header, and the same one when repeating the call."),
    ORGANIZATION_REQUIRED(
            BAD_REQUEST,
            "The organization is not clear",
            "The caller is a member of several organizations, and the request names none.",
            "Send `X-Organization-ID` with the organization's id or alias."),
    UNAUTHENTICATED(
            UNAUTHORIZED,
            "Sign-in is needed",
            "The request carries no access token.",
            "Send `Authorization: Bearer` with an access token."),
    TOKEN_INVALID(
            UNAUTHORIZED,
            "The access token is not accepted",
            "The token has expired, has a wrong signature, or was issued for somebody else.",
            "Get a new access token and send the request again."),
    CAPABILITY_MISSING(
            FORBIDDEN,
            "You may not do this",
            "None of the caller's roles in this organization carries the capability that the call needs.",
            "Ask an administrator of the organization for a role with the capability."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is nothing here",
            "The address or the id does not exist, or it belongs to another organization.",
            "Check the address, the id and the organization in force."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "This address does not know the method",
            "The address exists, but not for this HTTP method.",
            "Use one of the methods in the `Allow` header."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "The answer does not exist in the wanted format",
            "The `Accept` header names no media type that this endpoint produces.",
            "Accept a media type that the API description names, usually `application/json`."),
    CONCURRENT_UPDATE(
            CONFLICT,
            "Somebody else changed this at the same time",
            "Another call changed the same resource between reading and writing.",
            "Read the resource again and decide whether the change is still wanted."),
    DUPLICATE(
            CONFLICT,
            "This exists already",
            "A value that must be unique in the organization is taken.",
            "Use another value, or use what exists."),
    REFERENCE_CONFLICT(
            CONFLICT,
            "A link to another resource does not hold",
            "The request refers to something that does not exist, or removes something that is still in use.",
            "Check the ids in the request, or remove what still refers to the resource."),
    STALE_VERSION(
            PRECONDITION_FAILED,
            "The resource has changed since it was read",
            "The version in `If-Match` is not the current one.",
            "Read the resource again and send its `ETag` as `If-Match`."),
    PAYLOAD_TOO_LARGE(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "The request is too large",
            "The body is larger than this endpoint takes.",
            "Send less at once; files go through the upload endpoints."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body's format is not known here",
            "The `Content-Type` header names a media type that this endpoint does not read.",
            "Send `application/json`, or what the API description names."),
    IDEMPOTENCY_KEY_REUSED(
            UNPROCESSABLE_ENTITY,
            "The Idempotency-Key was used for another request",
            "The same key was sent before with another body.",
            "Use a fresh key for each different request."),
    PRECONDITION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "A condition is missing",
            "This call is only taken together with a condition on the state it applies to.",
            "Read the resource and send its `ETag` as `If-Match`."),
    RATE_LIMITED(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "The caller, the organization or the address has used up its rate.",
            "Wait for the seconds in `Retry-After`."),
    SERVICE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "A part that this call needs is not reachable",
            "The database or another service does not answer in time.",
            "Repeat the call after the seconds in `Retry-After`, with the same `Idempotency-Key`."),
    INTERNAL_ERROR(
            INTERNAL_SERVER_ERROR,
            "Something went wrong on our side",
            "The call met a fault in the application.",
            "Report the `correlationId`; the details are in the log under it.");

    private final Description description;

    PlatformError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
