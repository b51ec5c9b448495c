using Newtonsoft.Json;

namespace PimTools.Graph.Json;

/// <summary>Keeps the names of the properties of a text, which are the same for each element of a list.</summary>
internal sealed class JsonNames : DefaultJsonNameTable
{
    public override string Get(char[] key, int start, int length) => base.Get(key, start, length) ?? Add(new string(key, start, length));
}
