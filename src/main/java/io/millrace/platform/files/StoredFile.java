package io.millrace.platform.files;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that passed the checks. It never changes.
 *
 * @param name as first uploaded within the organization: whoever uses the file under another name keeps that name
 * @param mediaType what the content is, by its bytes
 * @param size in bytes
 * @param sha256 of the content, 64 hexadecimal digits in lower case
 * @param uploadedBy Keycloak's subject of who uploaded the content first
 */
public record StoredFile(
        UUID id, String name, String mediaType, long size, String sha256, String uploadedBy, Instant uploadedAt) {}
