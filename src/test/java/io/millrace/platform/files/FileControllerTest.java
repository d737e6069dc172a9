package io.millrace.platform.files;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.millrace.platform.tenancy.CurrentActor;
import java.nio.file.Path;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class FileControllerTest {

    private final FilesOfTwoOrganizations world;
    private final MockMvc http;

    FileControllerTest(@TempDir Path directory) throws LiquibaseException {
        world = new FilesOfTwoOrganizations(directory);
        http = MockMvcBuilders.standaloneSetup(new FileController(world.files)).build();
    }

    @Test
    void an_uploaded_file_is_created_with_the_type_of_its_content_not_the_announced_one() throws Exception {
        try (var ignored = CurrentActor.bind(world.cotton)) {
            http.perform(multipart("/api/v1/files")
                            .file(new MockMultipartFile("file", "lot.csv", "text/html", SampleFiles.latin1("a;b"))))
                    .andExpect(status().isCreated())
                    .andExpect(header().exists("Location"))
                    .andExpect(jsonPath("$.mediaType").value("text/csv"))
                    .andExpect(jsonPath("$.name").value("lot.csv"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/files/%s/content", "/documents/%s"})
    void a_download_is_an_attachment_that_no_browser_shows_as_a_page(String address) throws Exception {
        StoredFile file = world.store(world.cotton, "page.txt", "text, then <script>alert(1)</script>");
        try (var ignored = CurrentActor.bind(world.cotton)) {
            http.perform(get(address.formatted(file.id())))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Type", "text/plain"))
                    .andExpect(header().string("Content-Disposition", "attachment; filename=\"page.txt\""))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                    .andExpect(header().string("Content-Security-Policy", "sandbox; default-src 'none'"))
                    .andExpect(header().string("ETag", '"' + file.sha256() + '"'))
                    .andExpect(header().longValue("Content-Length", file.size()))
                    .andExpect(content().string("text, then <script>alert(1)</script>"));
        }
    }

    @Test
    void a_caller_who_has_the_content_gets_it_no_second_time() throws Exception {
        StoredFile file = world.store(world.cotton, "page.txt", "known");
        try (var ignored = CurrentActor.bind(world.cotton)) {
            http.perform(get("/api/v1/files/{id}/content", file.id())
                            .header("If-None-Match", '"' + file.sha256() + '"'))
                    .andExpect(status().isNotModified())
                    .andExpect(content().string(""));
        }
    }
}
