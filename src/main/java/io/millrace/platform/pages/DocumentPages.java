package io.millrace.platform.pages;

import io.millrace.platform.security.PublicEndpoint;
import io.millrace.platform.web.HtmlPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The project's documents, {@code docs/*.md}, as pages. They come with the application, so they fit its version. */
@Hidden
@Controller
class DocumentPages {

    private static final String FOLDER = "docs/";

    private final Map<String, HtmlPage> pages = new TreeMap<>();

    DocumentPages() throws IOException {
        var extensions = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
        Parser parser = Parser.builder().extensions(extensions).build();
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(extensions)
                .attributeProviderFactory(context -> DocumentPages::reachable)
                .build();
        for (Resource file : Arrays.asList(
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**/*.md"))) {
            String address = file.getURL().toString();
            String name = address.substring(address.lastIndexOf("/" + FOLDER) + 1 + FOLDER.length());
            pages.put(name, page(parser.parse(file.getContentAsString(StandardCharsets.UTF_8)), renderer));
        }
    }

    @GetMapping("/docs")
    @PublicEndpoint
    ResponseEntity<String> list() {
        return new HtmlPage(
                        "Documents",
                        pages.entrySet().stream()
                                .map(page -> "<li><a href='/docs/%s'>%s</a></li>"
                                        .formatted(
                                                page.getKey(),
                                                HtmlPage.text(page.getValue().title())))
                                .collect(Collectors.joining("", "<ul>", "</ul>")))
                .answer();
    }

    /** Under their file names, so that the links between them hold here too. */
    @GetMapping("/docs/{name:[a-z0-9-]+\\.md}")
    @PublicEndpoint
    ResponseEntity<String> document(@PathVariable String name) {
        return answer(name);
    }

    @GetMapping("/docs/{folder:[a-z0-9-]+}/{name:[a-z0-9-]+\\.md}")
    @PublicEndpoint
    ResponseEntity<String> document(@PathVariable String folder, @PathVariable String name) {
        return answer(folder + "/" + name);
    }

    private ResponseEntity<String> answer(String name) {
        HtmlPage page = pages.get(name);
        return page == null ? ResponseEntity.notFound().build() : page.answer();
    }

    /** What may be wider than the page can be scrolled with the keyboard too. */
    private static void reachable(Node node, String tag, Map<String, String> attributes) {
        if (tag.equals("pre") || tag.equals("table")) {
            attributes.put("tabindex", "0");
        }
    }

    /** The page's layout shows the title, so the document's own first heading goes. */
    private static HtmlPage page(Node document, HtmlRenderer renderer) {
        String title = "Document";
        if (document.getFirstChild() instanceof Heading heading && heading.getFirstChild() instanceof Text text) {
            title = text.getLiteral();
            heading.unlink();
        }
        return new HtmlPage(title, "<article>" + renderer.render(document) + "</article>");
    }
}
