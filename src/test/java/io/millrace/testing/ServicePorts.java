package io.millrace.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The loopback ports of the application and of what runs beside it. */
public record ServicePorts(int application, int keycloak, int postgres, int smtp) {

    /** Four ports in a row, so that two builds on one machine only need two bases. */
    static ServicePorts from(int base) {
        return new ServicePorts(base, base + 1, base + 2, base + 3);
    }

    /** Ports that many times behind these. */
    ServicePorts next(int times) {
        return from(application + 4 * times);
    }

    /** Says at once which port is taken: the servers' own messages come late and deep in their logs. */
    public static void requireFree(int port, String user) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Port %d, which %s needs, is in use by another program".formatted(port, user), e);
        }
    }
}
