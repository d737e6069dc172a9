package io.millrace.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenDecoderTest {

    private static final RSAKey KEY = key("ours");
    private static final RSAKey FOREIGN_KEY = key("foreign");
    private static final KeyServer KEYS = new KeyServer(new JWKSet(KEY));
    private static final JwtDecoder DECODER = decoder(KEYS);

    @AfterAll
    static void stop() {
        KEYS.close();
    }

    @Test
    void an_access_token_for_this_api_is_accepted() {
        assertThat(DECODER.decode(sign(claims())).getSubject()).isEqualTo("somebody");
    }

    @Test
    void a_token_without_signature_is_refused() {
        refused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void a_token_signed_with_the_public_key_as_a_shared_secret_is_refused() throws Exception {
        refused(sign(
                new JWSHeader.Builder(JWSAlgorithm.HS256),
                claims(),
                new MACSigner(KEY.toRSAPublicKey().getEncoded())));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_refused() {
        refused(sign(claims().issuer("https://elsewhere.example/realms/millrace")));
        refused(sign(claims().issuer(null)));
        refused(sign(claims().audience("account")));
        refused(sign(claims().audience((String) null)));
    }

    @Test
    void a_token_of_another_kind_is_refused() {
        for (String kind : new String[] {"ID", "Refresh", "Offline", "Logout", null}) {
            refused(sign(claims().claim("typ", kind)));
        }
        refused(sign(claims().subject(null)));
    }

    @Test
    void a_token_lives_at_most_a_minute_longer_than_it_says() {
        assertThat(DECODER.decode(sign(claims().expirationTime(in(Duration.ofSeconds(-30)))))
                        .getSubject())
                .isEqualTo("somebody");
        refused(sign(claims().expirationTime(in(Duration.ofSeconds(-61)))));
        refused(sign(claims().notBeforeTime(in(Duration.ofSeconds(90)))));
    }

    @Test
    void a_signature_by_another_key_of_the_same_name_is_refused() {
        refused(sign(header().keyID("ours"), claims(), signer(FOREIGN_KEY)));
    }

    @Test
    void keys_that_a_token_brings_or_points_to_are_not_used() throws Exception {
        try (KeyServer foreign = new KeyServer(new JWKSet(FOREIGN_KEY))) {
            JWSSigner signer = signer(FOREIGN_KEY);
            URI elsewhere = URI.create(foreign.url() + "/keys");
            for (String kid : new String[] {"ours", "foreign"}) {
                refused(sign(header().keyID(kid).jwk(FOREIGN_KEY.toPublicJWK()), claims(), signer));
                refused(sign(header().keyID(kid).jwkURL(elsewhere), claims(), signer));
                refused(sign(header().keyID(kid).x509CertURL(elsewhere), claims(), signer));
            }
            assertThat(foreign.calls()).isZero();
        }
    }

    @Test
    void unknown_keys_do_not_make_us_ask_for_keys_each_time_and_known_ones_outlive_an_outage() {
        try (KeyServer keys = new KeyServer(new JWKSet(KEY))) {
            JwtDecoder decoder = decoder(keys);
            for (int attempt = 0; attempt < 100; attempt++) {
                String token = sign(header().keyID("unknown-" + attempt), claims(), signer(FOREIGN_KEY));
                assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
            }
            assertThat(keys.calls()).isBetween(1, 3);

            keys.close();
            String known = sign(claims().issuer(keys.url() + "/realms/millrace"));
            assertThat(decoder.decode(known).getSubject()).isEqualTo("somebody");
        }
    }

    private static void refused(String token) {
        assertThatThrownBy(() -> DECODER.decode(token)).isInstanceOf(JwtException.class);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(KEYS.url() + "/realms/millrace")
                .audience("millrace-api")
                .subject("somebody")
                .claim("typ", "Bearer")
                .issueTime(in(Duration.ofMinutes(-10)))
                .expirationTime(in(Duration.ofMinutes(5)));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256);
    }

    private static String sign(JWTClaimsSet.Builder claims) {
        return sign(header().keyID("ours"), claims, signer(KEY));
    }

    private static String sign(JWSHeader.Builder header, JWTClaimsSet.Builder claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JwtDecoder decoder(KeyServer keys) {
        try {
            return new TokenDecoder()
                    .jwtDecoder(new KeycloakProperties(
                            keys.url(),
                            "",
                            "millrace",
                            "web",
                            "",
                            "directory",
                            "",
                            "millrace-api",
                            Duration.ofSeconds(30)));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
