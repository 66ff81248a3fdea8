package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every indicator that was agreed on is declared; others rely on the ids. */
class WholeCatalogueTest {

  private static final List<String> IDS =
      List.of(
          "participants",
          "starts",
          "exits",
          "participants-by-sex",
          "days-in-activity",
          "days-so-far",
          "years-in-support",
          "exits-to-work-or-studies",
          "work-started-or-increased",
          "livelihood-transition",
          "anonymous-participants",
          "referrals",
          "referrals-accepted",
          "visits",
          "visitors",
          "minutes-per-visit",
          "minutes-per-visitor",
          "minutes-by-sex",
          "jobs-found",
          "jobs-per-100-visits",
          "visits-by-non-residents",
          "office-cases",
          "office-handling-days",
          "youth-centre-visits",
          "youth-centre-visits-by-sex",
          "survey-equal-treatment",
          "survey-safety",
          "survey-satisfaction",
          "survey-response-rate",
          "board-seats-by-sex",
          "board-chairs-by-sex",
          "proposals",
          "proposals-per-1000",
          "proposal-handling-days",
          "proposal-approval",
          "proposals-undecided",
          "decisions-granted",
          "decision-hours",
          "placements",
          "care-days",
          "cost-per-care-day",
          "practice-participants",
          "practice-osa",
          "practice-exit-reasons",
          "practice-moved-up",
          "support-needs",
          "self-supporting-after-6-months",
          "equality-checklist",
          "staff-use-training",
          "staff-awareness",
          "resource-share",
          "coverage-by-sex",
          "goals");

  @Test
  void everyAgreedIndicatorIsDeclared() {
    assertThat(ShippedCatalog.read().ids()).containsAll(IDS);
  }
}
