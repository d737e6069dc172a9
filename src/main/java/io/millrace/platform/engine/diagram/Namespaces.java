package io.millrace.platform.engine.diagram;

/** Namespaces of a model and of its diagram. */
final class Namespaces {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DIAGRAM_COMMON = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DIAGRAM = "http://www.omg.org/spec/DD/20100524/DI";

    private Namespaces() {}
}
