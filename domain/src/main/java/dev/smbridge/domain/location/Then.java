package dev.smbridge.domain.location;

/** What happens to the source of a copy once the copy has landed and was checked. */
public sealed interface Then {
  /** It stays as it is. */
  record Keep() implements Then {}

  /** It is deleted, if it is still what was copied. */
  record Delete() implements Then {}

  /** It is copied to another place, and then deleted, if it is still what was copied. */
  record Move(Location to) implements Then {}
}
