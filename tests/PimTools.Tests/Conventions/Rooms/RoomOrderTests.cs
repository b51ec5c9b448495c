using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Conventions.Rooms;

/// <summary>The room test sees each fault that it is there for.</summary>
public sealed class RoomOrderTests
{
    private const string Order =
        """
        ### Sample

        | Room | What it holds |
        | --- | --- |
        | `Top` | The entry. |
        | `Left` `Right` | Two that do not know each other. |
        | `Low/Deep` | The ground. |

        ### Other

        | `Elsewhere` | Not of this project. |
        """;

    private static readonly (string Path, string Text) Top = ("Top/A.cs", "class A { B? _b; C? _c; }");
    private static readonly (string Path, string Text) Left = ("Left/B.cs", "class B { int D() => new D().Text.Length; }");
    private static readonly (string Path, string Text) Right = ("Right/C.cs", "class C { }");
    private static readonly (string Path, string Text) Low = ("Low/Deep/D.cs", "class D { public string Text = \"\"; }");

    [Fact]
    public void A_house_in_order_passes() => Assert.Empty(Check(Top, Left, Right, Low));

    [Fact]
    public void A_use_against_the_order_is_found() => Assert.Contains(
        "This use goes against the order: Low/Deep -> Top: Low/Deep/D.cs uses A.",
        Check(("Top/A.cs", "class A { }"), Left, Right, ("Low/Deep/D.cs", "class D { public string Text = nameof(A); }")));

    [Fact]
    public void A_use_within_a_level_is_found() => Assert.Contains(
        "This use goes against the order: Right -> Left: Right/C.cs uses B.", Check(Top, Left, ("Right/C.cs", "class C { object M() => new B(); }"), Low));

    [Fact]
    public void A_cycle_is_found() => Assert.Contains(
        "These rooms use one another: Left, Right.",
        Check(Top, ("Left/B.cs", "class B { public C? Next; }"), ("Right/C.cs", "class C { public B? Next; }"), Low));

    [Fact]
    public void A_room_in_no_order_is_found() =>
        Assert.Equal("The room New is in no order.", Assert.Single(Check(Top, Left, Right, Low, ("New/E.cs", "class E { }"))));

    [Fact]
    public void A_room_that_is_gone_is_found() =>
        Assert.Equal("The order names the room Right, which does not exist.", Assert.Single(Check(("Top/A.cs", "class A { B? _b; }"), Left, Low)));

    [Fact]
    public void An_extension_method_and_a_constant_are_uses() => Assert.Equal(
        ["Left", "Low/Deep"],
        House(("Top/A.cs", "class A { int M() => 1.Twice() + K.One; }"), ("Left/B.cs", "static class B { public static int Twice(this int n) => 2 * n; }"), ("Low/Deep/K.cs", "class K { public const int One = 1; }"))
            .Uses.Select(use => use.To).Distinct().Order());

    private static IEnumerable<string> Check(params (string Path, string Text)[] files) => RoomOrder.Read(Order, "Sample").Check(House(files));

    private static ProjectHouse House(params (string Path, string Text)[] files) => new("Sample", files.ToDictionary(file => file.Path, file => file.Text));
}
