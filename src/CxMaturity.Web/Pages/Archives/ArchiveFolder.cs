using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>Where archives lie while they are made, or wait to be confirmed; nobody else on the machine may look.</summary>
public sealed partial class ArchiveFolder(ArchiveSettings settings, TimeProvider clock) : IDisposable
{
    private const int Buffer = 1 << 16;
    private const int IdBytes = 16;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Extension = ".upload";

    private readonly Lazy<string> folder = new(() => settings.Folder is { Length: > 0 } named ? Made(named) : Directory.CreateTempSubdirectory("cx-archives-").FullName);

    /// <summary>A file that is gone as soon as it is closed, also by an end without a word.</summary>
    public FileStream Passing()
    {
        var file = New(Path.Combine(folder.Value, NewId()), FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }

    /// <summary>Keeps an upload until it is confirmed or too old; more than the limit is refused.</summary>
    /// <returns>The name under which it is found again; nobody can guess it.</returns>
    public async Task<string> KeepAsync(Stream upload, CancellationToken ct)
    {
        RemoveOld();
        var id = NewId();
        try
        {
            await using var file = New(PathOf(id), FileOptions.Asynchronous);
            var buffer = new byte[Buffer];
            for (int read; (read = await upload.ReadAsync(buffer, ct)) > 0;)
            {
                if (file.Length + read > settings.LargestBytes)
                    throw new BadHttpRequestException("The archive is too large.", StatusCodes.Status413PayloadTooLarge);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        catch
        {
            Remove(id);
            throw;
        }

        return id;
    }

    /// <summary>Where an upload lies; none where it was never there, or waited too long.</summary>
    public string? Find(string? id)
    {
        RemoveOld();
        return id is not null && Id().IsMatch(id) && File.Exists(PathOf(id)) ? PathOf(id) : null;
    }

    public void Remove(string id) => File.Delete(PathOf(id));

    public void Dispose()
    {
        if (folder.IsValueCreated && settings.Folder is not { Length: > 0 } && Directory.Exists(folder.Value))
            Directory.Delete(folder.Value, recursive: true);
    }

    private void RemoveOld()
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddMinutes(-settings.KeepMinutes);
        foreach (var file in Directory.EnumerateFiles(folder.Value, "*" + Extension))
            if (File.GetLastWriteTimeUtc(file) < oldest)
                File.Delete(file);
    }

    private string PathOf(string id) => Path.Combine(folder.Value, id + Extension);

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    private static FileStream New(string path, FileOptions how)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, BufferSize = Buffer, Options = how };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new(path, options);
    }

    private static string Made(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder).FullName
        : Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute).FullName;

    [GeneratedRegex("^[0-9a-f]{32}\\z")]
    private static partial Regex Id();
}
