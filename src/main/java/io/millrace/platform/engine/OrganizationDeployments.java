package io.millrace.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.camunda.bpm.engine.rest.dto.repository.DeploymentWithDefinitionsDto;
import org.camunda.bpm.engine.rest.impl.DeploymentRestServiceImpl;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData.FormPart;

/**
 * Deployments as the Camunda Modeler sends them, for the caller's organization whatever else they say: also in the search
 * for an equal one before, which would otherwise find one that all share.
 */
class OrganizationDeployments extends DeploymentRestServiceImpl {

    private static final List<String> TEXTS =
            List.of(DEPLOYMENT_NAME, DEPLOYMENT_SOURCE, ENABLE_DUPLICATE_FILTERING, DEPLOY_CHANGED_ONLY, TENANT_ID);

    OrganizationDeployments(ObjectMapper json) {
        super(null, json);
    }

    @Override
    public DeploymentWithDefinitionsDto createDeployment(UriInfo address, MultipartFormData form) {
        for (String text : TEXTS) {
            if (form.getPartNames().contains(text) && form.getNamedPart(text).getTextContent() == null) {
                throw Problem.ofField(text, "TYPE_MISMATCH", "must be text");
            }
        }
        if (form.getPartNames().contains(DEPLOYMENT_ACTIVATION_TIME)) {
            throw Problem.ofField(
                    DEPLOYMENT_ACTIVATION_TIME, "UNKNOWN", "does not exist here: models are in force at once");
        }
        String organization = CurrentActor.require().tenant().alias();
        if (form.getPartNames().contains(TENANT_ID)
                && !organization.equals(form.getNamedPart(TENANT_ID).getTextContent())) {
            throw Problem.of(
                    PlatformError.VALIDATION_FAILED, "Nobody deploys for another organization: leave out tenant-id.");
        }
        form.addPart(new Text(TENANT_ID, organization));
        return super.createDeployment(address, form);
    }

    private static final class Text extends FormPart {
        Text(String name, String content) {
            fieldName = name;
            textContent = content;
        }
    }
}
