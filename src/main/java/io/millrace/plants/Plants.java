package io.millrace.plants;

import io.millrace.platform.web.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Plants extends ListCrudRepository<Plant, UUID> {

    @Query("select id from plant where main")
    Optional<UUID> findMainId();

    @Query("select exists (select from plant where code = :code and status = 'ACTIVE' and id <> :id)")
    boolean isTaken(String code, UUID id);

    default Plant get(UUID id) {
        return findById(id).orElseThrow(() -> Problem.of(PlantError.PLANT_NOT_FOUND, "There is no plant " + id + "."));
    }

    default Optional<Plant> findMain() {
        return findMainId().flatMap(this::findById);
    }
}
