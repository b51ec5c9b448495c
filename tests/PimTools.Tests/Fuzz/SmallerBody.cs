using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PimTools.Tests.Fuzz;

/// <summary>Takes away from a body what its failure does not need.</summary>
internal static class SmallerBody
{
    private const int MostTries = 400;

    public static async Task<byte[]> FindAsync(byte[] body, Type fault, Func<byte[], Task> tryAsync)
    {
        var smallest = body;
        var tries = 0;
        for (var shrank = true; shrank && tries < MostTries;)
        {
            shrank = false;
            foreach (var smaller in Smaller(smallest))
            {
                if (++tries > MostTries)
                {
                    break;
                }

                if (await FailsAsync(smaller, fault, tryAsync))
                {
                    (smallest, shrank) = (smaller, true);
                    break;
                }
            }
        }

        return smallest;
    }

    private static async Task<bool> FailsAsync(byte[] body, Type fault, Func<byte[], Task> tryAsync)
    {
        try
        {
            await tryAsync(body);
            return false;
        }
        catch (Exception e)
        {
            return e.GetType() == fault;
        }
    }

    private static IEnumerable<byte[]> Smaller(byte[] body)
    {
        if (TryRead(body) is not { } whole)
        {
            yield break;
        }

        foreach (var path in whole.Descendants().Where(token => token is JProperty || token.Parent is JArray).Select(Place).ToList())
        {
            var copy = (JObject)whole.DeepClone();
            path.Aggregate((JToken)copy, (token, index) => token.Children().ElementAt(index)).Remove();
            yield return Encoding.UTF8.GetBytes(copy.ToString(Formatting.None));
        }
    }

    private static int[] Place(JToken token) =>
        token.AncestorsAndSelf().Where(each => each.Parent is not null).Reverse().Select(each => each.BeforeSelf().Count()).ToArray();

    private static JObject? TryRead(byte[] body)
    {
        try
        {
            using var json = new JsonTextReader(new System.IO.StringReader(Encoding.UTF8.GetString(body))) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
