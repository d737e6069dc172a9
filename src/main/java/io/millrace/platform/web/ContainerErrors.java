package io.millrace.platform.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Requests that Tomcat refuses before any filter of ours sees them get a problem, in place of Tomcat's own page. */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(ContainerErrors.class);

    private final ProblemWriter writer;

    ContainerErrors(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> {
            context.getParent().getPipeline().addValve(new ProblemValve(writer));
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(
                        ""); // Else Tomcat adds its own, with stack traces, nearer to the request.
            }
        });
    }

    private static final class ProblemValve extends ErrorReportValve {

        private final ProblemWriter writer;

        ProblemValve(ProblemWriter writer) {
            this.writer = writer;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            // Tomcat asks every report valve; the first one to answer claims the error.
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                Problem problem = Problem.ofStatus(response.getStatus());
                writer.write(request, response, thrown == null ? problem : problem.causedBy(thrown));
            } catch (IOException gone) {
                log.debug("Nobody is left to tell of the error", gone);
            }
        }
    }
}
