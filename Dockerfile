# syntax=docker/dockerfile:1
# Build the jar first: ./mvnw package

FROM eclipse-temurin:25.0.3_9-jre-noble AS layers
WORKDIR /layers
COPY target/millrace-*.jar millrace.jar
# "extracted" is the plain form that class data archives need: a small jar beside its libraries.
RUN java -Djarmode=tools -jar millrace.jar extract --layers --destination extracted

# Starts the application once to archive its classes; a start takes half the time with the archive.
FROM postgres:18.6-trixie AS training
COPY --from=layers /opt/java/openjdk /opt/java/openjdk
ENV PATH=/opt/java/openjdk/bin:/usr/lib/postgresql/18/bin:$PATH
WORKDIR /opt/millrace
COPY --from=layers --chown=postgres /layers/extracted/dependencies/ ./
COPY --from=layers --chown=postgres /layers/extracted/spring-boot-loader/ ./
COPY --from=layers --chown=postgres /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers --chown=postgres /layers/extracted/application/ ./
COPY docker/ /build/docker/
RUN chown postgres /opt/millrace
USER postgres
RUN /build/docker/train /opt/millrace

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN groupadd --system --gid 10001 millrace \
    && useradd --system --uid 10001 --gid millrace --no-create-home --shell /usr/sbin/nologin millrace \
    && install -d -o millrace -g millrace -m 0750 /var/lib/millrace /var/lib/millrace/files
WORKDIR /opt/millrace
# The least changing first. The user cannot write any of it.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
COPY --from=training /opt/millrace/millrace.jsa ./
COPY docker/healthy /usr/local/bin/healthy
USER 10001:10001
ENV SPRING_PROFILES_ACTIVE=prod
VOLUME /var/lib/millrace
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=10s --start-period=90s --retries=3 CMD ["healthy", "8080", "/actuator/health/readiness"]
# An archive that does not fit is ignored, never an error.
ENTRYPOINT ["java", "-XX:SharedArchiveFile=millrace.jsa", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "millrace.jar"]
