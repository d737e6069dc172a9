package io.millrace.platform.security;

import io.millrace.platform.web.HtmlPage;

/** What people read when signing in or out does not go as usual. */
final class SignInPages {

    static final String START = "/oauth2/authorization/" + KeycloakClient.REGISTRATION;

    static final HtmlPage UNAVAILABLE = new HtmlPage("Sign-in is not available right now", """
            <p>The service that checks who you are does not answer. Whoever is signed in already can go on working;
            nothing is lost.</p>
            <p><a class="button" href="%s">Try again</a></p>
            """.formatted(START));

    static final HtmlPage FAILED = new HtmlPage("Signing in did not work", """
            <p>The sign-in was interrupted, took too long, or was started in another window.</p>
            <p><a class="button" href="%s">Sign in again</a></p>
            """.formatted(START));

    static final HtmlPage SIGNED_OUT_HERE = new HtmlPage("You are signed out of Millrace", """
            <p>The sign-in service does not answer, so it could not be told. On a computer that others use, close the
            browser: until then it may let you back in without a password.</p>
            <p><a href="/">To the start</a></p>
            """);

    private SignInPages() {}
}
