package io.millrace.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody of one organization who has signed in to Tasklist, without a browser to keep them within its rules. */
public final class WebSession {

    private static final String URL = Services.forTests().applicationUrl();
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private final CookieManager cookies = new BrowsersCookies();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private WebSession() {}

    public static WebSession signIn(String username) throws IOException, InterruptedException {
        Services.forTests().keycloak().await();
        var session = new WebSession();
        String page = session.page(HttpRequest.newBuilder(URI.create(URL + "/camunda/app/tasklist/default/")));
        page = session.submit(page, "username", username);
        page = session.submit(page, "password", KeycloakServer.PASSWORD);
        if (!page.contains("Tasklist</title>")) {
            throw new IllegalStateException("Not in Tasklist: " + page);
        }
        return session;
    }

    /** As the webapps send it, with the token that they took from the cookie. */
    public Answer send(String method, String path, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(URL + path))
                .method(method, body)
                .header("Origin", URL)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .header("X-Requested-With", "XMLHttpRequest")
                .header("Content-Type", contentType);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public String cookie(String name) {
        return cookies.getCookieStore().get(URI.create(URL)).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No cookie " + name));
    }

    private String submit(String page, String field, String value) throws IOException, InterruptedException {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("No form in " + page);
        }
        return page(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
    }

    private String page(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Keycloak's cookies are for safe connections, which to browsers one to this machine is. */
    private static final class BrowsersCookies extends CookieManager {
        @Override
        public void put(URI from, Map<String, List<String>> headers) throws IOException {
            List<String> given = headers.getOrDefault("set-cookie", List.of()).stream()
                    .map(cookie -> cookie.replaceAll("(?i);\\s*secure", ""))
                    .toList();
            super.put(from, Map.of("Set-Cookie", given));
        }
    }
}
