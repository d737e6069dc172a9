package io.millrace.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events", description = "What happened, to follow from outside")
class EventController {

    private final EventFeed feed;

    EventController(EventFeed feed) {
        this.feed = feed;
    }

    @GetMapping
    @RequireCapability(EventCapabilities.EVENT_READ)
    @Operation(
            summary = "Read the organization's events",
            description = "CloudEvents 1.0 in JSON, oldest first. Keep the id of the last event that you have taken and"
                    + " ask for the events after it: none is ever put before one that was shown. `next` is that id while"
                    + " there is more to read at once.")
    Page<JsonNode> read(
            @Parameter(description = "The id of the last event already taken; without it, from the beginning.")
                    @RequestParam(required = false)
                    @Nullable
                    UUID after,
            @Parameter(description = "Events in a page.")
                    @RequestParam(defaultValue = "" + ListQuery.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(ListQuery.MAX_LIMIT)
                    int limit,
            @Parameter(description = "Only events of this type.", example = "io.millrace.partners.partner.activated.v1")
                    @RequestParam(required = false)
                    @Nullable
                    String type) {
        return feed.page(after, type, limit);
    }
}
