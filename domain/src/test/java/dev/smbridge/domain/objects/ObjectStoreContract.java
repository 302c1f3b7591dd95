package dev.smbridge.domain.objects;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/**
 * What every store of objects does alike: extend it, say where objects are, and override a test
 * only with the reason why the store cannot honour it. Whatever a test leaves is below {@link
 * #directory}; who extends this removes it.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ObjectStoreContract
    implements FindingContract,
        ObjectListingContract,
        ObjectReadingContract,
        DraftContract,
        IfExistsContract,
        ObjectDeletingContract,
        DirectoryMakingContract {
  @Override
  public abstract ObjectStore store();

  @Override
  public abstract RawObjects raw();

  /** A key that is another one in each test, the same during one, and below which nothing is. */
  @Override
  public abstract ObjectKey directory();
}
