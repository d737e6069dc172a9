package io.millrace.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends a path exactly as written, which clients that know the rules don't. */
public final class RawRequest {

    private RawRequest() {}

    static int status(String method, String url, String path, String cookie) throws IOException {
        return statusWith(method, url, path, "Cookie: " + cookie);
    }

    /** @param header who calls, as a whole line of the request */
    public static int statusWith(String method, String url, String path, String header) throws IOException {
        URI server = URI.create(url);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.getOutputStream().write("""
                            %s %s HTTP/1.1
                            Host: %s
                            %s
                            Accept: application/json
                            Content-Length: 0
                            Connection: close

                            """.formatted(method, path, server.getAuthority(), header)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(answer.readLine().split(" ", 3)[1]);
        }
    }
}
