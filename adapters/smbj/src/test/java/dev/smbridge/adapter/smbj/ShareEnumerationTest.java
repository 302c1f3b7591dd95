package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What the server service is asked ([MS-SRVS] 3.1.4.8), in NDR ([C706] 14). */
class ShareEnumerationTest {
  @Test
  void theServerIsAskedByItsName() {
    assertEquals(
        // referent, room, offset and length of the name; the name with its end
        "00000200"
            + "06000000"
            + "00000000"
            + "06000000"
            + "5c005c006600730031000000"
            // level, twice; referent, count and array of the container; the limit; no handle
            + "01000000"
            + "01000000"
            + "04000200"
            + "00000000"
            + "00000000"
            + "ffffffff"
            + "00000000",
        HexFormat.of().formatHex(ShareEnumeration.request("fs1")));
  }
}
