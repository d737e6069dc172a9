package io.millrace.plants;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.springframework.data.relational.core.mapping.Table;

/** A day on which nobody works. */
@Table("plant_holiday")
record PlantHoliday(
        @Schema(example = "2026-12-25") @NotNull LocalDate date,

        @Schema(example = "Christmas Day") @NotBlank @Size(max = 100)
        String name) {}
