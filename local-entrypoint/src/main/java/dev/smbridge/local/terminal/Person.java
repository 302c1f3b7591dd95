package dev.smbridge.local.terminal;

import java.util.Optional;

/** The person at the terminal, if there is one. */
public interface Person {
  /** Sees nothing and answers nothing: a script, a job, a test. */
  Person NOBODY =
      new Person() {
        @Override
        public boolean seesMessages() {
          return false;
        }

        @Override
        public boolean seesData() {
          return false;
        }

        @Override
        public Optional<char[]> password(String prompt) {
          return Optional.empty();
        }
      };

  /**
   * Whether what is written to standard error is seen, on a terminal where lines can be redrawn.
   */
  boolean seesMessages();

  /** Whether what is written to standard output is seen. */
  boolean seesData();

  /**
   * Asks for what must not be seen.
   *
   * @return what was typed, which the caller erases; empty where no person can be asked, or answers
   */
  Optional<char[]> password(String prompt) throws InterruptedException;
}
