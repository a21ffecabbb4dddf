using System.Security.Cryptography;

namespace CxMaturity.Store.Backups;

/// <summary>Reads what COPY has written, row by row and never more than one row at a time, and hashes it on the way.</summary>
internal sealed class CopyRows(Stream from) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[1 << 17];
    private int start, end;

    public long Count { get; private set; }

    /// <summary>The checksum of everything read so far.</summary>
    public string Sha256() => BackupManifest.Hex(hash.GetCurrentHash());

    /// <summary>The next row without its end of line; false at the end.</summary>
    /// <exception cref="InvalidDataException">The last row has no end.</exception>
    public bool Next(out ReadOnlyMemory<byte> row)
    {
        for (var searched = start; ;)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                row = buffer.AsMemory(start, searched + found - start);
                start = searched + found + 1;
                Count++;
                return true;
            }

            searched = end - start;
            MakeRoom();
            var read = from.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                row = default;
                return start == end ? false : throw new InvalidDataException("the last row has no end");
            }

            hash.AppendData(buffer, end, read);
            end += read;
        }
    }

    public void Dispose() => hash.Dispose();

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
    }
}
