package dev.fargen.teavm;

import java.io.InputStream;
import org.teavm.interop.Address;

/** A file within the program, which is read at once. */
final class ResourceFile extends InputStream {

  private Address address;
  private int left;

  ResourceFile(Address address, int length) {
    this.address = address;
    this.left = length;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (left == 0 && length > 0) {
      return -1;
    }
    int count = Math.min(length, left);
    Address.moveMemoryBlock(address, Address.ofData(bytes).add(offset), count);
    address = address.add(count);
    left -= count;
    return count;
  }

  @Override
  public byte[] readAllBytes() {
    byte[] bytes = new byte[left];
    read(bytes, 0, left);
    return bytes;
  }
}
