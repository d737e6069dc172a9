package io.millrace.platform.engine;

import io.millrace.platform.engine.check.Expressions;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The second lock: what the engine itself has read of a model is looked at before the engine makes anything of it, because
 * some of what a model names is instantiated while it is parsed; and {@link ParsedModel} looks at what came out. It runs
 * each time a model is parsed, also when one is read again from the database, and shares nothing with the check of the
 * files but the list of what an expression may hold.
 */
class GuardedParse extends BpmnParse {

    /** In whatever namespace: the engine finds most elements by their local name alone. */
    private static final Set<String> CODE_ELEMENTS = Set.of(
            "scriptTask",
            "script",
            "connector",
            "executionListener",
            "taskListener",
            "field",
            "formData",
            "formProperty",
            "import",
            "potentialOwner",
            "humanPerformer",
            "potentialStarter");

    /** Of the engine's own namespaces, and of none. */
    private static final Set<String> CODE_ATTRIBUTES = Set.of(
            "class",
            "expression",
            "resource",
            "language",
            "scriptFormat",
            "formKey",
            "formHandlerClass",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "calledElementTenantId",
            "decisionRefTenantId",
            "caseRef",
            "caseTenantId",
            "assignee",
            "candidateUsers",
            "candidateStarterUsers",
            "schemaLocation",
            "noNamespaceSchemaLocation");

    private static final Set<String> FIXED_ATTRIBUTES =
            Set.of("calledElement", "decisionRef", "topic", "formRef", "failedJobRetryTimeCycle");

    private static final Pattern LOCAL_NAME = Pattern.compile("(?:.*:)?([^:]+)");

    GuardedParse(BpmnParser parser) {
        super(parser);
    }

    /**
     * Schemas come from the engine's own jar. Left as it is, the engine's parser fetches the address of any other that a
     * model names.
     */
    @Override
    protected String resolveAccessExternalSchemaProperty() {
        return "file,jar:file,nested,jar:nested";
    }

    @Override
    protected void parseRootElement() {
        look(getRootElement());
        if (!hasErrors()) {
            super.parseRootElement();
            getProcessDefinitions()
                    .forEach(process -> ParsedModel.problems(process)
                            .forEach((id, problem) -> addError(problem, getRootElement(), id)));
        }
    }

    private void look(Element element) {
        String tag = LOCAL_NAME.matcher(element.getTagName()).replaceFirst("$1");
        if (CODE_ELEMENTS.contains(tag)) {
            refuse(element, "<%s> is not run here".formatted(tag));
        }
        for (String key : element.attributes()) {
            look(element, tag, LOCAL_NAME.matcher(key).replaceFirst("$1"), element.attribute(key));
        }
        element.elements().forEach(this::look);
    }

    private void look(Element element, String tag, String attribute, String value) {
        if (CODE_ATTRIBUTES.contains(attribute)) {
            refuse(element, "Attribute '%s' of <%s> is not run here".formatted(attribute, tag));
        } else if (attribute.equals("delegateExpression")
                && Expressions.bareName(value).isEmpty()) {
            refuse(element, "'%s' is not the bare name of a service task".formatted(value));
        } else if (FIXED_ATTRIBUTES.contains(attribute) && Expressions.isExpression(value)) {
            refuse(element, "Attribute '%s' of <%s> may not be computed".formatted(attribute, tag));
        }
    }

    private void refuse(Element element, String why) {
        String id = element.attribute("id");
        addError(why, element, id == null ? new String[0] : new String[] {id});
    }
}
