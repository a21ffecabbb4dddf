namespace CxMaturity.Store.Archives;

/// <summary>The lines of a stream, one at a time, none of them longer than a limit.</summary>
internal sealed class BoundedLines(Stream from, int megabytes) : IDisposable
{
    private byte[] buffer = new byte[1 << 17];
    private int start, end;

    /// <summary>The next line without its end; false behind the last one.</summary>
    /// <exception cref="ArchiveException">A line is longer than the limit, or the last one has no end.</exception>
    public bool Next(out ReadOnlyMemory<byte> line)
    {
        for (var searched = start; ;)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = buffer.AsMemory(start, searched + found - start);
                start = searched + found + 1;
                return true;
            }

            searched = end - start;
            MakeRoom();
            var read = from.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                line = default;
                return start == end ? false : throw new ArchiveException(ArchiveFault.Damaged);
            }

            end += read;
        }
    }

    public void Dispose() => from.Dispose();

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end < buffer.Length)
            return;
        if (buffer.Length >= megabytes * ArchiveLimits.Megabyte)
            throw new ArchiveException(ArchiveFault.TooLarge, megabytes);
        Array.Resize(ref buffer, buffer.Length * 2);
    }
}
