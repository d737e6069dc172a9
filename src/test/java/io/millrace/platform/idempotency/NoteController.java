package io.millrace.platform.idempotency;

import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Unsafe endpoints with an effect that tests can count: each call writes a note. */
@Hidden
@Profile("test")
@RestController
@RequestMapping("/api/v1/probe-notes")
class NoteController {

    /** What the service does once it has written. */
    enum Ending {
        REFUSE,
        FAIL_UNSEEN
    }

    record NewNote(@NotBlank String text, @Nullable Ending ending) {}

    record Note(UUID id, String text) {}

    private final Notes notes;

    NoteController(Notes notes) {
        this.notes = notes;
    }

    @PostMapping
    @SignedInEndpoint
    @Idempotent
    ResponseEntity<Note> write(
            @Valid @RequestBody NewNote note, @RequestParam(required = false) @Nullable String colour) {
        if (note.ending == Ending.FAIL_UNSEEN) {
            try {
                return answer(notes.write(note.text, Ending.REFUSE));
            } catch (Problem ignored) {
                return answer(new Note(UUID.randomUUID(), note.text));
            }
        }
        return answer(notes.write(note.text, note.ending));
    }

    @PostMapping("/payments")
    @SignedInEndpoint
    @Idempotent(required = true)
    ResponseEntity<Note> pay(@Valid @RequestBody NewNote note) {
        return answer(notes.write(note.text, null));
    }

    @PostMapping(path = "/files", consumes = "multipart/form-data")
    @SignedInEndpoint
    @Idempotent
    ResponseEntity<Note> upload(@RequestParam MultipartFile file) throws IOException {
        return answer(notes.write(new String(file.getBytes(), StandardCharsets.UTF_8), null));
    }

    private static ResponseEntity<Note> answer(Note note) {
        return ResponseEntity.created(URI.create("/api/v1/probe-notes/" + note.id))
                .eTag("1")
                .body(note);
    }

    @Profile("test")
    @Service
    @Transactional
    static class Notes {

        private final JdbcClient jdbc;

        Notes(JdbcClient jdbc) {
            NoteTable.create();
            this.jdbc = jdbc;
        }

        Note write(String text, @Nullable Ending ending) {
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into probe.note (id, text) values (:id, :text)")
                    .param("id", id)
                    .param("text", text)
                    .update();
            if (ending == Ending.REFUSE) {
                throw Problem.of(PlatformError.CONCURRENT_UPDATE);
            }
            return new Note(id, text);
        }
    }
}
