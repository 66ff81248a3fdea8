package se.jamnt.model;

import java.util.List;

/** The overarching division of every figure; the names are the codes used in data and files. */
public enum Sex {
  /** Woman or girl. */
  K,
  /** Man or boy. */
  M,
  /** Not known. */
  U,
  /** All, whatever the sex. */
  T;

  /** The sexes a record can have; {@link #T} is a sum, never a record's. */
  public static final List<Sex> OF_RECORDS = List.of(K, M, U);
}
