package io.millrace.platform.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the REST conventions need to know of the installation.
 *
 * @param url where callers reach Millrace, without a slash at the end
 * @param cursorKey the secret that signs list cursors, the same on every node; at least 32 bytes
 * @param keycloak where callers sign in
 */
@ConfigurationProperties("millrace")
record WebProperties(
        @DefaultValue("http://localhost:8080") String url,
        @Nullable String cursorKey,
        @DefaultValue Keycloak keycloak) {

    record Keycloak(
            @DefaultValue("http://localhost:8180") String url,
            @DefaultValue("millrace") String realm) {

        String openIdConnect() {
            return url + "/realms/" + realm + "/protocol/openid-connect";
        }
    }

    byte[] cursorKeyBytes() {
        byte[] key = cursorKey == null ? new byte[0] : cursorKey.getBytes(StandardCharsets.UTF_8);
        if (key.length < 32) {
            throw new IllegalStateException(
                    "millrace.cursor-key must be set to at least 32 bytes, the same on every node");
        }
        return key;
    }
}
