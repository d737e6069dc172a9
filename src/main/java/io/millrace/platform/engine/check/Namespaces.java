package io.millrace.platform.engine.check;

/** Namespaces of the files that are deployed. */
final class Namespaces {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DMN_13 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private Namespaces() {}
}
