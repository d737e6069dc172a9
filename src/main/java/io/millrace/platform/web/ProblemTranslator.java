package io.millrace.platform.web;

import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Says of any exception which problem it is to the caller. What it does not know is an internal error. */
final class ProblemTranslator {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private ProblemTranslator() {}

    static Problem translate(Throwable thrown) {
        Problem problem = thrown instanceof Problem known ? known : ofRequest(thrown);
        if (problem == null) {
            problem = ofDatabase(thrown);
        }
        if (problem == null && thrown instanceof ErrorResponse response) {
            problem = Problem.of(ofStatus(response.getStatusCode().value()));
        }
        if (problem == null) {
            problem = Problem.of(
                    PlatformError.INTERNAL_ERROR,
                    "The call failed for a reason on our side. Its correlation id leads to the details.");
        }
        return problem == thrown ? problem : problem.causedBy(thrown);
    }

    private static @Nullable Problem ofRequest(Throwable thrown) {
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return UnreadableBody.problem(unreadable);
        }
        if (thrown instanceof MethodArgumentNotValidException invalid) {
            return Violations.problem(Violations.of(invalid.getBindingResult()));
        }
        if (thrown instanceof HandlerMethodValidationException invalid && !invalid.isForReturnValue()) {
            return Violations.problem(Violations.of(invalid));
        }
        if (thrown instanceof ConstraintViolationException invalid) {
            return Violations.problem(Violations.of(invalid));
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            Class<?> wanted = mismatch.getRequiredType() == null ? Object.class : mismatch.getRequiredType();
            return Problem.ofField(mismatch.getName(), "TYPE_MISMATCH", "must be " + TypeNames.of(wanted));
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return Problem.ofField(missing.getParameterName(), "REQUIRED", "is required");
        }
        if (thrown instanceof MissingServletRequestPartException missing) {
            return Problem.ofField(missing.getRequestPartName(), "REQUIRED", "is required");
        }
        if (thrown instanceof MissingRequestHeaderException missing) {
            return Problem.ofField(missing.getHeaderName(), "REQUIRED", "is required");
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException method) {
            return withMethods(method);
        }
        if (thrown instanceof HttpMediaTypeNotSupportedException media) {
            return Problem.of(
                    PlatformError.UNSUPPORTED_MEDIA_TYPE,
                    "This endpoint reads " + list(media.getSupportedMediaTypes()) + ".");
        }
        if (thrown instanceof HttpMediaTypeNotAcceptableException media) {
            return Problem.of(
                    PlatformError.NOT_ACCEPTABLE,
                    "This endpoint produces " + list(media.getSupportedMediaTypes()) + ".");
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return Problem.of(PlatformError.PAYLOAD_TOO_LARGE);
        }
        if (thrown instanceof MultipartException) {
            return Problem.of(PlatformError.MALFORMED_REQUEST, "The body is not readable as multipart.");
        }
        if (thrown instanceof AccessDeniedException) {
            return Problem.of(PlatformError.CAPABILITY_MISSING);
        }
        return thrown instanceof AuthenticationException ? Problem.of(PlatformError.UNAUTHENTICATED) : null;
    }

    private static @Nullable Problem ofDatabase(Throwable thrown) {
        String state = sqlState(thrown);
        if (thrown instanceof CannotCreateTransactionException
                || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof TransientDataAccessResourceException
                || thrown instanceof QueryTimeoutException
                || state.startsWith("08")
                || state.startsWith("57P")) {
            return Problem.of(PlatformError.SERVICE_UNAVAILABLE).retryAfter(RETRY);
        }
        // Class 40 is PostgreSQL's for transactions that it broke off for the sake of another, as in a deadlock.
        if (thrown instanceof ConcurrencyFailureException || state.startsWith("40")) {
            return Problem.of(PlatformError.CONCURRENT_UPDATE);
        }
        if (thrown instanceof DuplicateKeyException || state.equals("23505")) {
            return Problem.of(PlatformError.DUPLICATE);
        }
        if (state.equals("23503")) {
            return Problem.of(PlatformError.REFERENCE_CONFLICT);
        }
        if (state.startsWith("22")) {
            // PostgreSQL's data exceptions: a NUL character, a number or a time beyond the column's range.
            return Problem.of(
                    PlatformError.VALIDATION_FAILED,
                    "A value contains a character or has a size that cannot be stored.");
        }
        return null;
    }

    /** The code for failures that only a status is known of. */
    static PlatformError ofStatus(int status) {
        return switch (status) {
            case 401 -> PlatformError.UNAUTHENTICATED;
            case 403 -> PlatformError.CAPABILITY_MISSING;
            case 404 -> PlatformError.NOT_FOUND;
            case 405 -> PlatformError.METHOD_NOT_ALLOWED;
            case 406 -> PlatformError.NOT_ACCEPTABLE;
            case 413 -> PlatformError.PAYLOAD_TOO_LARGE;
            case 415 -> PlatformError.UNSUPPORTED_MEDIA_TYPE;
            case 428 -> PlatformError.PRECONDITION_REQUIRED;
            case 429 -> PlatformError.RATE_LIMITED;
            case 502, 503, 504 -> PlatformError.SERVICE_UNAVAILABLE;
            default -> status < 500 ? PlatformError.MALFORMED_REQUEST : PlatformError.INTERNAL_ERROR;
        };
    }

    private static Problem withMethods(HttpRequestMethodNotSupportedException thrown) {
        Set<HttpMethod> supported = thrown.getSupportedHttpMethods();
        Set<String> names = supported == null
                ? Set.of()
                : supported.stream().map(HttpMethod::name).collect(Collectors.toCollection(TreeSet::new));
        return Problem.of(PlatformError.METHOD_NOT_ALLOWED, "Allowed here: " + String.join(", ", names) + ".")
                .withHeader("Allow", String.join(", ", names));
    }

    private static String list(List<?> mediaTypes) {
        return mediaTypes.isEmpty()
                ? "another media type"
                : mediaTypes.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** The SQL state of the first database error among the causes, or the empty string. */
    private static String sqlState(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
