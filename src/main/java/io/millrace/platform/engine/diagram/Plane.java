package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One of the model's drawings: that of the process, or that of a sub-process which is closed there. What can't be drawn
 * is left out: shapes without usable bounds, of elements that do not exist, and of those that were drawn already.
 *
 * @param heading the name of the sub-process, empty for the process itself
 */
record Plane(String heading, List<Shape> shapes, List<Edge> edges) {

    /** Those in which there is something, in the order of the file. */
    static List<Plane> of(Model model) {
        Set<String> drawn = new HashSet<>();
        return model.definitions()
                .children(Namespaces.BPMN_DIAGRAM, "BPMNDiagram")
                .flatMap(diagram -> diagram.children(Namespaces.BPMN_DIAGRAM, "BPMNPlane"))
                .map(plane -> of(plane, model, drawn))
                .filter(plane -> !plane.shapes.isEmpty() || !plane.edges.isEmpty())
                .toList();
    }

    private static Plane of(Element plane, Model model, Set<String> drawn) {
        Set<Element> closed = new HashSet<>();
        Set<Element> shown = new HashSet<>();
        plane.children(Namespaces.BPMN_DIAGRAM, "BPMNShape")
                .forEach(di -> model.element(di.attribute("bpmnElement")).ifPresent(element -> {
                    shown.add(element);
                    if ("false".equals(di.attribute("isExpanded"))) {
                        closed.add(element);
                    }
                }));
        Set<Element> around =
                shown.stream().flatMap(element -> element.parent().stream()).collect(Collectors.toSet());
        List<Shape> shapes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (Element di : plane.children()) {
            Element element = model.element(di.attribute("bpmnElement")).orElse(null);
            String id = element == null ? null : element.attribute("id");
            if (element == null || id == null || isIn(element, closed)) {
                continue;
            }
            Bounds label = di.child(Namespaces.BPMN_DIAGRAM, "BPMNLabel")
                    .flatMap(Bounds::in)
                    .orElse(null);
            if (di.is(Namespaces.BPMN_DIAGRAM, "BPMNShape")) {
                // Where the tool does not say whether a sub-process is open, it is if anything in it has a shape.
                boolean open = !closed.contains(element)
                        && ("true".equals(di.attribute("isExpanded")) || around.contains(element));
                Bounds.in(di)
                        .filter(bounds -> drawn.add(id))
                        .ifPresent(
                                bounds -> shapes.add(new Shape(element, id, di, bounds, label, open, depth(element))));
            } else if (di.is(Namespaces.BPMN_DIAGRAM, "BPMNEdge")) {
                List<Point> way = way(di);
                if (way.size() > 1 && drawn.add(id)) {
                    edges.add(new Edge(element, id, di, way, label));
                }
            }
        }
        String heading = model.element(plane.attribute("bpmnElement"))
                .filter(element -> !element.localName().equals("process")
                        && !element.localName().equals("collaboration"))
                .map(model::name)
                .orElse("");
        return new Plane(heading, List.copyOf(shapes), List.copyOf(edges));
    }

    private static List<Point> way(Element di) {
        List<Point> way = new ArrayList<>();
        di.children(Namespaces.DIAGRAM, "waypoint")
                .flatMap(point -> Point.of(point).stream())
                .forEach(point -> {
                    if (way.isEmpty() || way.get(way.size() - 1).distance(point) > 0.01) {
                        way.add(point);
                    }
                });
        return List.copyOf(way);
    }

    private static boolean isIn(Element element, Set<Element> closed) {
        Optional<Element> around = element.parent();
        while (around.isPresent()) {
            if (closed.contains(around.get())) {
                return true;
            }
            around = around.get().parent();
        }
        return false;
    }

    private static int depth(Element element) {
        return element.parent().map(parent -> 1 + depth(parent)).orElse(0);
    }
}
