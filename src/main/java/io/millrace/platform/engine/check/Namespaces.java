package io.millrace.platform.engine.check;

/** Namespaces of the files that are deployed. */
final class Namespaces {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DIAGRAM_COMMON = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DIAGRAM = "http://www.omg.org/spec/DD/20100524/DI";
    static final String DMN_13 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    static final String BPMN_IO_COLOR = "http://bpmn.io/schema/bpmn/biocolor/1.0";
    static final String COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0";
    static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /** The engine takes it for {@link #CAMUNDA}, and so does whoever reads a file here. */
    static final String ACTIVITI = "http://activiti.org/bpmn";

    private Namespaces() {}
}
