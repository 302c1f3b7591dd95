package dev.smbridge.adapter.smbj.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.share.Dialect;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With the examples of "SMB 2 and SMB 3 security in Windows 10: the anatomy of signing and
 * cryptographic keys" (Microsoft Open Specifications Support Team).
 */
final class SessionKeysTest {
  private static final byte[] KEY_OF_30 = hex("7CD451825D0450D235424E44BA6E78CC");
  private static final byte[] KEY_OF_311 = hex("270E1BA896585EEB7AF3472D3B4C75A7");
  private static final byte[] HASH =
      hex(
          "0DD13628CC3ED218EF9DF9772D436D0887AB9814BFAE63A80AA845F36909DB79"
              + "28622DDDAD522D9751640A459762C5A9D6BB084CBB3CE6BDADEF5D5BCE3C6C01");

  @ParameterizedTest
  @EnumSource(names = {"SMB_3_0", "SMB_3_0_2"})
  void smb30HasItsPublishedKeys(Dialect dialect) {
    var keys = new SessionKeys(dialect, KEY_OF_30, HASH);
    assertKey("0B7E9C5CAC36C0F6EA9AB275298CEDCE", keys.signing());
    assertKey("FAD27796665B313EBB578F388632B4F7", keys.toServer(CipherId.AES_128_CCM));
    assertKey("B0F0427F7CEB416D1D9DCC0CD4F99447", keys.fromServer(CipherId.AES_128_CCM));
  }

  @ParameterizedTest
  @EnumSource(names = {"AES_128_CCM", "AES_128_GCM"})
  void smb311HasItsPublishedKeys(CipherId cipher) {
    var keys = new SessionKeys(Dialect.SMB_3_1_1, KEY_OF_311, HASH);
    assertKey("73FE7A9A77BEF0BDE49C650D8CCB5F76", keys.signing());
    assertKey("629BCBC54422A0F572B97F45989B6073", keys.toServer(cipher));
    assertKey("E2AF0DCEFAC68DA71A0DFBD0D1350D74", keys.fromServer(cipher));
  }

  /** Nothing of this is published: computed by another implementation of SP 800-108. */
  @ParameterizedTest
  @EnumSource(names = {"AES_256_CCM", "AES_256_GCM"})
  void aes256HasKeysOf32BytesOfTheKeyOfAnNtlmLogin(CipherId cipher) {
    var keys = new SessionKeys(Dialect.SMB_3_1_1, KEY_OF_311, HASH);
    assertKey(
        "049C27FD8A340262E32C643DEA2BA507AF7A4C085FD2505AEFFCBDEAE6D6D8AB", keys.toServer(cipher));
    assertKey(
        "35952FED051BF2471AF5F7ACC63674B887A54B47AF46959F7CAFF1CE537D7419",
        keys.fromServer(cipher));
    assertKey("73FE7A9A77BEF0BDE49C650D8CCB5F76", keys.signing());
  }

  /** A ticket's key may have 32 bytes: AES-256 takes all of them, everything else the first 16. */
  @ParameterizedTest
  @EnumSource(names = {"AES_256_CCM", "AES_256_GCM"})
  void aes256TakesALongerKeyWhole(CipherId cipher) {
    var longer = Arrays.copyOf(KEY_OF_311, 32);
    for (var i = 16; i < longer.length; i++) {
      longer[i] = (byte) (31 - i);
    }
    var keys = new SessionKeys(Dialect.SMB_3_1_1, longer, HASH);
    assertKey(
        "571C38986E1A4AE59752904A36553680A20D11C17AEE649ACAC93CAFCC3D964F", keys.toServer(cipher));
    assertKey(
        "910E3162C3D4B69260890C6173524E6AECBA9A336CBC0A2E80B93B479F926166",
        keys.fromServer(cipher));
    assertKey("73FE7A9A77BEF0BDE49C650D8CCB5F76", keys.signing());
    assertKey("629BCBC54422A0F572B97F45989B6073", keys.toServer(CipherId.AES_128_GCM));
  }

  @Test
  void aShorterKeyIsPaddedWithZeros() {
    var eight = Arrays.copyOf(KEY_OF_311, 8);
    var padded = Arrays.copyOf(eight, 16);
    for (var dialect : Dialect.values()) {
      assertEquals(
          new SessionKeys(dialect, padded, HASH).signing(),
          new SessionKeys(dialect, eight, HASH).signing());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SMB_2_0_2", "SMB_2_1"})
  void smb2SignsWithTheSessionKeyItself(Dialect dialect) {
    assertArrayEquals(KEY_OF_30, new SessionKeys(dialect, KEY_OF_30, HASH).signing().getEncoded());
  }

  private static void assertKey(String due, SecretKey key) {
    assertEquals(due, HexFormat.of().withUpperCase().formatHex(key.getEncoded()));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
