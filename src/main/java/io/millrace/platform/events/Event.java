package io.millrace.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as handlers get it.
 *
 * @param id the CloudEvents id: the same at every delivery, also of a replay
 * @param subject the aggregate's id
 * @param sequence from 1 for each aggregate, without gaps, in the order of commit
 * @param userId who caused it: Keycloak's subject, or {@code system}
 * @param data the record's components other than type and subject
 */
public record Event(UUID id, String type, UUID subject, long sequence, Instant time, String userId, JsonNode data) {}
