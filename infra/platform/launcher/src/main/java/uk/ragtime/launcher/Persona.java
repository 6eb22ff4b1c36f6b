package uk.ragtime.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A user of the local platform. A persona's code is its subject in every token. */
public enum Persona {
  OPERATOR("Runs the platform: registers partnerships and sees no ratings"),
  COORDINATOR("Looks after Lancashire: its areas, agencies, cycles and members"),
  RATER("Rates for Health Visiting in Lancashire"),
  LEAD("Answers for Health Visiting in Lancashire, and signs off what it rated"),
  REVIEWER("Reviews Lancashire's ratings: challenges them, and agrees on what stands"),
  AUDITOR("Reads everything in Lancashire, with names"),
  VIEWER("Looks at Lancashire's profiles, without names"),
  OUTSIDER("Coordinates Kent, and must see nothing of Lancashire");

  private final String sentence;

  Persona(String sentence) {
    this.sentence = sentence;
  }

  /** The persona's name, its subject at the issuer and its client there. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The persona's purpose, in a sentence for people. */
  public String sentence() {
    return sentence;
  }

  public static Optional<Persona> of(String code) {
    return Arrays.stream(values()).filter(p -> p.code().equals(code)).findFirst();
  }
}
