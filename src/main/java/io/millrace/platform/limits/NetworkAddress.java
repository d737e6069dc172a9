package io.millrace.platform.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as limits tell callers apart. */
final class NetworkAddress {

    private static final int IPV6_NETWORK_BYTES = 8;

    private NetworkAddress() {}

    /**
     * The peer's address, or the one that a trusted proxy names (see {@code server.forward-headers-strategy}). Of IPv6 the
     * first 64 bits, since one customer usually has the others to choose from.
     */
    static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        // No host name has a colon in it, so nothing is looked up.
        return address.contains(":") ? networkOf(address) : address;
    }

    private static String networkOf(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address ipv6
                    ? HexFormat.of().formatHex(Arrays.copyOf(ipv6.getAddress(), IPV6_NETWORK_BYTES)) + "/64"
                    : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
