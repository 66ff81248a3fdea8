package se.jamnt.sample;

import org.jspecify.annotations.Nullable;
import se.jamnt.model.Sex;

/**
 * An invented person.
 *
 * @param serial tells people without number apart
 * @param number a published test number of twelve digits, or null: the person takes part without
 * @param sex what counts; where the number says otherwise, the export states it
 */
record Person(int serial, @Nullable String number, Sex sex, int birthYear, String education) {

  /** Whether the export must state the sex because the number does not give it. */
  boolean mustStateSex() {
    return number == null || TestPersons.sexOf(number) != sex;
  }
}
