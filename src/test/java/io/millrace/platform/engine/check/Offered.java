package io.millrace.platform.engine.check;

import io.millrace.platform.engine.TaskContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What small processes about an order can count on. */
final class Offered implements Surroundings {

    private final Map<String, ModelFile> processes = new HashMap<>();

    record Order(UUID orderId) {}

    record Dates(Instant remindAt, Instant dueAt) {}

    record Rating(String rating, Boolean risky, @Nullable String remark) {}

    record Remarked(UUID orderId, String remark) {}

    record Note(UUID orderId, @Nullable String remark) {}

    record Pieces(Integer pieces) {}

    record About(UUID businessKey) {}

    static Offered offered() {
        return new Offered();
    }

    Offered with(ModelFile process) {
        processes.put(process.name().replace(".bpmn", ""), process);
        return this;
    }

    /** What the whole check of references and variables finds in one file. */
    static List<Finding> findings(ModelFile file) {
        return offered().check(file);
    }

    List<Finding> check(ModelFile file) {
        Element definitions = ElementReader.read(file.content());
        var deployment = new Deployment(List.of(file), this);
        return Stream.of(
                        ProcessReferences.check(file, definitions, deployment),
                        VariableFlow.check(file, definitions, deployment))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Set<String> capabilities() {
        return Set.of("ORDER_APPROVE", "ORDER_READ");
    }

    @Override
    public Map<String, TaskContract<?, ?>> tasks() {
        return Map.of(
                "planDates", TaskContract.of("Plan the dates", "", Order.class, Dates.class),
                "rate", TaskContract.of("Rate the order", "", Order.class, Rating.class),
                "explain", TaskContract.of("Explain the rating", "", Remarked.class),
                "note", TaskContract.of("Note it", "", Note.class),
                "count", TaskContract.of("Count the pieces", "", Order.class, Pieces.class),
                "pack", TaskContract.of("Pack them", "", Pieces.class),
                "tell", TaskContract.of("Tell somebody", "", About.class),
                "pay",
                        TaskContract.of("Collect the money", "", Order.class)
                                .failing("CARD_DECLINED", "The card was declined"));
    }

    @Override
    public Optional<ModelFile> process(String key) {
        return Optional.ofNullable(processes.get(key));
    }

    @Override
    public Optional<ModelFile> decision(String key) {
        return key.equals("discount") ? Optional.of(file("discount.dmn", DISCOUNT)) : Optional.empty();
    }

    @Override
    public Optional<ModelFile> form(String key) {
        return switch (key) {
            case "decide" -> Optional.of(file("decide.form", DECIDE));
            case "order" -> Optional.of(file("order.form", ORDER));
            default -> Optional.empty();
        };
    }

    private static ModelFile file(String name, String text) {
        return new ModelFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String DECIDE = """
            {"id": "decide", "components": [
              {"type": "radio", "key": "answer", "validate": {"required": true},
               "values": [{"label": "Yes", "value": "YES"}, {"label": "No", "value": "NO"}]},
              {"type": "textfield", "key": "comment"},
              {"type": "textarea", "key": "why", "validate": {"required": true},
               "conditional": {"hide": "=answer = \\"YES\\""}}]}
            """;

    private static final String ORDER = """
            {"id": "order", "components": [
              {"type": "group", "components": [
                {"type": "textfield", "key": "orderId", "validate": {"required": true}},
                {"type": "number", "key": "weight", "validate": {"required": true}},
                {"type": "number", "key": "pieces", "decimalDigits": 0, "validate": {"required": true}}]},
              {"type": "checkbox", "key": "urgent"}]}
            """;

    private static final String DISCOUNT = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
              <decision id="discount" name="Discount"><decisionTable id="t">
                <input id="i"><inputExpression id="e" typeRef="string"><text>rating</text></inputExpression></input>
                <output id="o" name="percent" typeRef="integer"/>
              </decisionTable></decision>
            </definitions>
            """;
}
