package se.jamnt.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.jamnt.ingest.identity.PersonKey;
import se.jamnt.model.Sex;

/**
 * An episode or an event as one file tells of it.
 *
 * @param naturalKey names the record over all files of the source; null where it has no key
 * @param unit its id; that of the organisation where the source tells of the whole of it, or of the
 *     board or organisation within which an identity link holds
 * @param person null without identity
 * @param date the start of an episode, the day of an event
 * @param end of an episode that has ended
 * @param voided whether the record was made by mistake
 * @param quantity how many an event counts as
 * @param attributes the stored fields as a JSON object, by id
 * @param sexConflict whether the file and the identity number state different sexes
 */
record Fact(
    @Nullable String naturalKey,
    String unit,
    @Nullable PersonKey person,
    Sex sex,
    @Nullable Integer birthYear,
    @Nullable String district,
    LocalDate date,
    @Nullable LocalDate end,
    boolean voided,
    long quantity,
    @Nullable Long minutes,
    @Nullable BigDecimal amount,
    String attributes,
    boolean sexConflict) {}
