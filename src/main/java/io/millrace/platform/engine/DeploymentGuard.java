package io.millrace.platform.engine;

import io.millrace.platform.engine.check.DeploymentCheck;
import io.millrace.platform.engine.check.Finding;
import io.millrace.platform.engine.check.FormsTakenAlong;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.engine.check.Surroundings;
import io.millrace.platform.tenancy.CurrentActor;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.jspecify.annotations.Nullable;

/**
 * The first lock: runs the {@link DeploymentCheck} within every deployment, whichever door it came through, before the
 * engine has parsed anything. Throwing rolls back what the engine had stored. Models that are read again from the database
 * have passed it before; {@link GuardedParse} looks at them each time.
 */
class DeploymentGuard implements Deployer {

    private final Function<@Nullable String, Surroundings> surroundings;

    /** @param surroundings what an organization's models can count on; null stands for the shared ones */
    DeploymentGuard(Function<@Nullable String, Surroundings> surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        keepWithinOrganization(deployment);
        Surroundings around = surroundings.apply(deployment.getTenantId());
        FormsTakenAlong.of(files(deployment), around).forEach(form -> add(form, deployment));
        List<Finding> findings = DeploymentCheck.check(files(deployment), around);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new Refused(findings);
        }
    }

    /** Whoever acts for an organization deploys for that one; only the application itself deploys what all share. */
    private static void keepWithinOrganization(DeploymentEntity deployment) {
        String organization =
                CurrentActor.find().map(actor -> actor.tenant().alias()).orElse(null);
        if (organization == null) {
            return;
        }
        if (deployment.getTenantId() != null && !organization.equals(deployment.getTenantId())) {
            throw new BadUserRequestException("Nobody deploys for another organization");
        }
        // The rows are inserted when the transaction ends, and then hold what stands here now.
        deployment.setTenantId(organization);
        resources(deployment).forEach(resource -> resource.setTenantId(organization));
    }

    private static void add(ModelFile form, DeploymentEntity deployment) {
        var resource = new ResourceEntity();
        resource.setName(form.name());
        resource.setBytes(form.content());
        resource.setDeploymentId(deployment.getId());
        resource.setTenantId(deployment.getTenantId());
        deployment.addResource(resource);
        Context.getCommandContext().getResourceManager().insertResource(resource);
    }

    private static List<ModelFile> files(DeploymentEntity deployment) {
        return resources(deployment).stream()
                .sorted(Comparator.comparing(ResourceEntity::getName))
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList();
    }

    private static Collection<ResourceEntity> resources(DeploymentEntity deployment) {
        return deployment.getResources().values();
    }

    /** In the engine's own words, because the Modeler and the engine's REST API show those. */
    private static class Refused extends ParseException {

        Refused(List<Finding> findings) {
            super(message(findings), "", List.of(), List.of());
            Map<String, List<Finding>> byFile = findings.stream()
                    .collect(Collectors.groupingBy(Finding::file, LinkedHashMap::new, Collectors.toList()));
            resorceReports = byFile.entrySet().stream()
                    .map(entry -> new ResourceReportImpl(
                            entry.getKey(),
                            problems(entry.getValue(), Finding::isError),
                            problems(entry.getValue(), finding -> !finding.isError())))
                    .collect(Collectors.toList());
        }

        private static String message(List<Finding> findings) {
            return findings.stream()
                    .map(finding ->
                            "%s, line %d: %s".formatted(finding.file(), finding.line(), FoundProblem.text(finding)))
                    .collect(Collectors.joining("\n"));
        }

        private static List<Problem> problems(List<Finding> findings, Predicate<Finding> which) {
            return findings.stream()
                    .filter(which)
                    .<Problem>map(FoundProblem::new)
                    .toList();
        }
    }

    private record FoundProblem(Finding finding) implements Problem {

        static String text(Finding finding) {
            return "%s %s [%s]"
                    .formatted(
                            finding.explanation(),
                            finding.rule().cure(),
                            finding.rule().name());
        }

        @Override
        public String getMessage() {
            return text(finding);
        }

        @Override
        public int getLine() {
            return finding.line();
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public @Nullable String getMainElementId() {
            return finding.elementId();
        }

        @Override
        public List<String> getElementIds() {
            return finding.elementId() == null ? List.of() : List.of(finding.elementId());
        }
    }
}
