using System.Security.Cryptography;
using System.Text;

namespace CxMaturity.Web.Storage;

/// <summary>An id that follows from a name, for streams of which there is exactly one.</summary>
public static class StableId
{
    public static Guid Of(params string[] name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', name))).AsSpan(0, 16), bigEndian: true);
}
