package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import org.jspecify.annotations.Nullable;

/**
 * An element that has a place in the diagram.
 *
 * @param di what the diagram says of it
 * @param label where its name stands, null where the diagram does not say so
 * @param open whether a sub-process shows what is in it
 * @param depth in how many elements it is
 */
record Shape(
        Element element,
        String id,
        Element di,
        Bounds bounds,
        @Nullable Bounds label,
        boolean open,
        int depth) {

    String kind() {
        return element.localName();
    }

    boolean has(String child) {
        return element.child(Namespaces.BPMN, child).isPresent();
    }

    boolean isSet(String attribute) {
        return "true".equals(element.attribute(attribute));
    }

    /** Pools and lanes lie, unless they are said to stand. */
    boolean lies() {
        return !"false".equals(di.attribute("isHorizontal"));
    }

    boolean isActivity() {
        return kind().endsWith("ask") || kind().equals("callActivity") || isSubProcess();
    }

    boolean isSubProcess() {
        return kind().equals("transaction") || kind().endsWith("ubProcess");
    }

    boolean isEvent() {
        return kind().endsWith("Event");
    }

    boolean isGateway() {
        return kind().endsWith("Gateway");
    }

    /** Does the name stand beside it, not in it? */
    boolean isNamedOutside() {
        return isEvent() || isGateway() || kind().startsWith("data") || kind().equals("group");
    }
}
