package dev.smbridge.domain.transfer;

/** Is told how many bytes are moving, from whichever thread moves them. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void expects(long bytes) {}

        @Override
        public void moved(long bytes) {}
      };

  /** So many more bytes are to be moved. */
  void expects(long bytes);

  /** So many bytes have arrived; negative when they are to be moved again. */
  void moved(long bytes);
}
