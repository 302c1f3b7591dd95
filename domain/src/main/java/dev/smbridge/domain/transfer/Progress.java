package dev.smbridge.domain.transfer;

/** Receives how many bytes are moving, from whichever thread moves them. */
public interface Progress {
  /** Reports nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void expects(long bytes) {}

        @Override
        public void moved(long bytes) {}

        @Override
        public void restarts() {}
      };

  /** So many more bytes are to be moved. */
  void expects(long bytes);

  /** So many bytes have arrived. */
  void moved(long bytes);

  /**
   * All of it is done again from its beginning: what was announced and moved before no longer
   * counts. Nothing moves at that moment.
   */
  void restarts();
}
