package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.VocabularyRule.CALLED_CODE;
import static io.millrace.platform.engine.check.VocabularyRule.CASE_MODEL;
import static io.millrace.platform.engine.check.VocabularyRule.CONNECTOR;
import static io.millrace.platform.engine.check.VocabularyRule.EXTERNAL_RESOURCE;
import static io.millrace.platform.engine.check.VocabularyRule.FIELD;
import static io.millrace.platform.engine.check.VocabularyRule.FOREIGN_TENANT;
import static io.millrace.platform.engine.check.VocabularyRule.FORM;
import static io.millrace.platform.engine.check.VocabularyRule.JAVA_CLASS;
import static io.millrace.platform.engine.check.VocabularyRule.LISTENER;
import static io.millrace.platform.engine.check.VocabularyRule.NAMED_PERSON;
import static io.millrace.platform.engine.check.VocabularyRule.SCRIPT;
import static io.millrace.platform.engine.check.VocabularyRule.UNKNOWN_ATTRIBUTE;
import static io.millrace.platform.engine.check.VocabularyRule.UNKNOWN_ELEMENT;

import java.util.Map;

/**
 * Why some of what {@link Vocabulary} leaves out is left out. It decides nothing: an entry missing here is refused all the
 * same, with less of an explanation.
 */
final class Forbidden {

    private static final Map<String, VocabularyRule> ELEMENTS = Map.ofEntries(
            Map.entry("scriptTask", SCRIPT),
            Map.entry("script", SCRIPT),
            Map.entry("camunda:script", SCRIPT),
            Map.entry("camunda:connector", CONNECTOR),
            Map.entry("camunda:executionListener", LISTENER),
            Map.entry("camunda:taskListener", LISTENER),
            Map.entry("camunda:field", FIELD),
            Map.entry("camunda:formData", FORM),
            Map.entry("camunda:formField", FORM),
            Map.entry("camunda:formProperty", FORM),
            Map.entry("camunda:errorEventDefinition", CALLED_CODE),
            Map.entry("camunda:potentialStarter", NAMED_PERSON),
            Map.entry("potentialOwner", NAMED_PERSON),
            Map.entry("humanPerformer", NAMED_PERSON),
            Map.entry("performer", NAMED_PERSON),
            Map.entry("resourceRole", NAMED_PERSON),
            Map.entry("import", EXTERNAL_RESOURCE));

    private static final Map<String, VocabularyRule> ATTRIBUTES = Map.ofEntries(
            Map.entry("scriptFormat", SCRIPT),
            Map.entry("language", SCRIPT),
            Map.entry("camunda:class", JAVA_CLASS),
            Map.entry("camunda:formHandlerClass", JAVA_CLASS),
            Map.entry("camunda:variableMappingClass", JAVA_CLASS),
            Map.entry("camunda:variableMappingDelegateExpression", CALLED_CODE),
            Map.entry("camunda:expression", CALLED_CODE),
            Map.entry("camunda:resource", EXTERNAL_RESOURCE),
            Map.entry("xsi:schemaLocation", EXTERNAL_RESOURCE),
            Map.entry("xsi:noNamespaceSchemaLocation", EXTERNAL_RESOURCE),
            Map.entry("camunda:formKey", FORM),
            Map.entry("camunda:calledElementTenantId", FOREIGN_TENANT),
            Map.entry("camunda:decisionRefTenantId", FOREIGN_TENANT),
            Map.entry("camunda:caseTenantId", FOREIGN_TENANT),
            Map.entry("camunda:caseRef", CASE_MODEL),
            Map.entry("camunda:caseBinding", CASE_MODEL),
            Map.entry("camunda:caseVersion", CASE_MODEL),
            Map.entry("camunda:assignee", NAMED_PERSON),
            Map.entry("camunda:candidateUsers", NAMED_PERSON),
            Map.entry("camunda:candidateStarterUsers", NAMED_PERSON));

    private Forbidden() {}

    static VocabularyRule element(String name) {
        return ELEMENTS.getOrDefault(name, UNKNOWN_ELEMENT);
    }

    static VocabularyRule attribute(String name) {
        return ATTRIBUTES.getOrDefault(name, UNKNOWN_ATTRIBUTE);
    }
}
