package dev.smbridge.adapter.smbj.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.SMB2Packet;
import com.hierynomus.mssmb2.SMB3EncryptionCipher;
import com.hierynomus.mssmb2.messages.SMB2Echo;
import com.hierynomus.mssmb2.messages.SMB2WriteRequest;
import com.hierynomus.smb.SMBBuffer;
import com.hierynomus.smb.SMBPacket;
import com.hierynomus.smbj.connection.PacketEncryptor;
import com.hierynomus.smbj.connection.SMBPacketSerializer;
import com.hierynomus.smbj.io.ArrayByteChunkProvider;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ReusingSerializerTest {
  private final ReusingSerializer serializer = new ReusingSerializer();
  private final PacketEncryptor encryptor =
      new PacketEncryptor(new MixedSecurityProvider(new NativeCrypto(CorrettoProvider::load)));

  @Test
  void writesWhatSmbjsOwnWouldLargeOrSmall() {
    for (int bytes : new int[] {10, 300_000, 10, 70_000, 0}) {
      SMBBuffer due = new SMBPacketSerializer().write(encrypted(bytes));
      assertEquals(due.available(), serializer.write(encrypted(bytes)).available());
    }
    assertSame(serializer.write(encrypted(1)), serializer.write(encrypted(300_000)));
  }

  @Test
  void leavesTheRequestsOfTheLoginAsTheyWere() {
    SMB2Echo request = new SMB2Echo(SMB2Dialect.SMB_3_1_1);
    SMBBuffer first = serializer.write(request);
    byte[] bytes = first.array().clone();
    assertNotSame(first, serializer.write(encrypted(300_000)));
    assertNotSame(first, serializer.write(new SMB2Echo(SMB2Dialect.SMB_3_1_1)));
    assertArrayEquals(bytes, first.array());
  }

  private SMBPacket<?, ?> encrypted(int bytes) {
    encryptor.setCipher(SMB3EncryptionCipher.AES_128_GCM);
    SMB2Packet request =
        new SMB2WriteRequest(
            SMB2Dialect.SMB_3_1_1,
            new SMB2FileId(new byte[8], new byte[8]),
            7,
            1,
            new ArrayByteChunkProvider(new byte[bytes], 0),
            bytes);
    request.setCreditsAssigned(16);
    return encryptor.new EncryptedPacketWrapper(request, new SecretKeySpec(new byte[16], "AES"));
  }
}
