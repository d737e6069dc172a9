package io.millrace.platform.engine.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The elements that may stand in a process, and the attributes of each. What is not listed is refused, so that nothing
 * passes because nobody thought of it.
 *
 * <p>Names are known by their namespace, never by the prefix that a file happens to use.
 */
final class Vocabulary {

    /**
     * One line an element. After its name, {@code !} says that it needs an id and {@code $} that its text may hold an
     * expression; after an attribute, {@code $} says that it may hold an expression and {@code @} that it names a service
     * task. A line that begins with {@code %} is a set of attributes that others refer to.
     *
     * <p>What the engine reads of these is in its {@code BpmnParse}; the rest is for people and for the canvas.
     */
    private static final String LINES = """
            %node       id name
            %template   camunda:modelerTemplate camunda:modelerTemplateVersion camunda:modelerTemplateIcon
            %job        camunda:async camunda:asyncBefore camunda:asyncAfter camunda:exclusive camunda:jobPriority
            %flow       %node %template %job
            %activity   %flow default isForCompensation startQuantity completionQuantity
            %called     camunda:delegateExpression@ camunda:type camunda:topic camunda:taskPriority
            %form       camunda:formRef camunda:formRefBinding camunda:formRefVersion
            %text       id xsi:type
            %color      bioc:stroke bioc:fill color:background-color color:border-color color:color

            definitions          %node %template targetNamespace expressionLanguage typeLanguage exporter exporterVersion modeler:executionPlatform modeler:executionPlatformVersion camunda:diagramRelationId
            documentation        id textFormat
            extensionElements
            collaboration        %node isClosed
            participant          %node %template processRef
            participantMultiplicity id minimum maximum
            messageFlow          %node sourceRef targetRef messageRef
            process!             %node %template processType isClosed isExecutable camunda:historyTimeToLive camunda:versionTag camunda:isStartableInTasklist camunda:candidateStarterGroups camunda:jobPriority camunda:taskPriority camunda:diagramRelationId
            laneSet              %node
            childLaneSet         %node
            lane                 %node
            flowNodeRef
            incoming
            outgoing
            sequenceFlow!        %node sourceRef targetRef
            conditionExpression$ %text
            startEvent!          %flow isInterrupting parallelMultiple camunda:initiator %form
            endEvent!            %flow
            intermediateThrowEvent! %flow
            intermediateCatchEvent! %flow parallelMultiple
            boundaryEvent!       %flow attachedToRef cancelActivity parallelMultiple
            exclusiveGateway!    %flow default gatewayDirection
            inclusiveGateway!    %flow default gatewayDirection
            parallelGateway!     %flow gatewayDirection
            eventBasedGateway!   %flow gatewayDirection eventGatewayType instantiate
            task!                %activity
            manualTask!          %activity
            userTask!            %activity name$ implementation %form camunda:candidateGroups$ camunda:dueDate$ camunda:followUpDate$ camunda:priority$
            serviceTask!         %activity %called
            sendTask!            %activity %called messageRef
            receiveTask!         %activity messageRef instantiate
            businessRuleTask!    %activity %called camunda:decisionRef camunda:decisionRefBinding camunda:decisionRefVersion camunda:decisionRefVersionTag camunda:mapDecisionResult camunda:resultVariable
            callActivity!        %activity calledElement camunda:calledElementBinding camunda:calledElementVersion camunda:calledElementVersionTag
            subProcess!          %activity triggeredByEvent
            transaction!         %activity triggeredByEvent method
            multiInstanceLoopCharacteristics id isSequential camunda:collection$ camunda:elementVariable %job
            loopCardinality$     %text
            completionCondition$ %text
            cancelEventDefinition id
            compensateEventDefinition id activityRef waitForCompletion
            conditionalEventDefinition id camunda:variableName camunda:variableEvents
            condition$           %text
            errorEventDefinition id errorRef camunda:errorCodeVariable camunda:errorMessageVariable
            escalationEventDefinition id escalationRef camunda:escalationCodeVariable
            linkEventDefinition  %node
            messageEventDefinition id messageRef %called
            signalEventDefinition id signalRef camunda:async
            terminateEventDefinition id
            timerEventDefinition id
            timeDate$            %text
            timeDuration$        %text
            timeCycle$           %text
            error!               %node errorCode camunda:errorMessage
            escalation!          %node escalationCode
            message!             %node
            signal!              %node
            association          id sourceRef targetRef associationDirection
            textAnnotation       id textFormat
            text
            group                id categoryValueRef
            category             %node
            categoryValue        id value
            dataObject           %node isCollection
            dataObjectReference  %node dataObjectRef
            dataStore            %node capacity isUnlimited
            dataStoreReference   %node dataStoreRef
            dataInputAssociation id
            dataOutputAssociation id
            property             %node
            sourceRef
            targetRef

            camunda:inputOutput
            camunda:inputParameter$  name
            camunda:outputParameter$ name
            camunda:list
            camunda:map
            camunda:entry$       key
            camunda:value$       id name
            camunda:properties
            camunda:property     id name value
            camunda:in           source sourceExpression$ target variables local businessKey$
            camunda:out          source sourceExpression$ target variables local
            camunda:failedJobRetryTimeCycle

            bpmndi:BPMNDiagram   %node documentation resolution
            bpmndi:BPMNPlane     id bpmnElement
            bpmndi:BPMNShape     id bpmnElement isHorizontal isExpanded isMarkerVisible isMessageVisible %color
            bpmndi:BPMNEdge      id bpmnElement sourceElement targetElement messageVisibleKind %color
            bpmndi:BPMNLabel     id labelStyle %color
            bpmndi:BPMNLabelStyle id
            dc:Bounds            x y width height
            dc:Font              name size isBold isItalic isUnderline isStrikeThrough
            di:waypoint          x y
            """;

    private static final Map<String, String> PREFIXES = Map.of(
            Namespaces.BPMN, "",
            Namespaces.CAMUNDA, "camunda:",
            Namespaces.MODELER, "modeler:",
            Namespaces.BPMN_DIAGRAM, "bpmndi:",
            Namespaces.DIAGRAM_COMMON, "dc:",
            Namespaces.DIAGRAM, "di:",
            Namespaces.BPMN_IO_COLOR, "bioc:",
            Namespaces.COLOR, "color:",
            Namespaces.SCHEMA_INSTANCE, "xsi:");

    private static final Map<String, Set<String>> SETS = new HashMap<>();
    private static final Map<String, Entry> ENTRIES = entries();

    private Vocabulary() {}

    /** What may be said of an element. */
    record Entry(Set<String> attributes, boolean needsId, boolean textMayCompute) {

        boolean allows(String attribute) {
            return mayCompute(attribute) || namesServiceTask(attribute) || attributes.contains(attribute);
        }

        boolean mayCompute(String attribute) {
            return attributes.contains(attribute + "$");
        }

        boolean namesServiceTask(String attribute) {
            return attributes.contains(attribute + "@");
        }
    }

    /** The name as it is written here; null for a namespace that has no place in a process. */
    static @Nullable String nameOf(String namespace, String localName) {
        String prefix = PREFIXES.get(namespace);
        return prefix == null ? null : prefix + localName;
    }

    /** Null for an element that may not stand in a process. */
    static @Nullable Entry entry(String name) {
        return ENTRIES.get(name);
    }

    private static Map<String, Entry> entries() {
        Map<String, Entry> entries = new HashMap<>();
        LINES.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] words = line.strip().split("\\s+");
            Set<String> attributes = attributes(Arrays.stream(words).skip(1));
            if (words[0].startsWith("%")) {
                SETS.put(words[0], attributes);
            } else {
                entries.put(
                        words[0].replaceAll("[!$]", ""),
                        new Entry(attributes, words[0].contains("!"), words[0].contains("$")));
            }
        });
        return Map.copyOf(entries);
    }

    private static Set<String> attributes(Stream<String> words) {
        Set<String> attributes = new HashSet<>();
        words.forEach(
                word -> attributes.addAll(word.startsWith("%") ? SETS.getOrDefault(word, Set.of()) : Set.of(word)));
        return Set.copyOf(attributes);
    }
}
