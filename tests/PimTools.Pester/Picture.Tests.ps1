# The picture of the README is drawn from what the commands put out.

BeforeAll {
    & "$PSScriptRoot/../../build/Picture.ps1" -Path "$TestDrive/session.svg"
    $drawn = [xml] (Get-Content "$TestDrive/session.svg" -Raw)
    $kept = [xml] (Get-Content "$PSScriptRoot/../../docs/pictures/session.svg" -Raw)

    # Without what depends on the time of day.
    function Get-Words($Picture) {
        ($Picture.GetElementsByTagName('text') | ForEach-Object InnerText) -join ' ' -replace '\b([A-Z][a-z]{2} )?\d\d:\d\d\b|\d{4}-\d\d-\d\d', '#' -replace '\s+', ' '
    }
}

Describe 'The picture of a session' {
    It 'shows what the commands put out today' {
        Get-Words $drawn | Should -Be (Get-Words $kept)
    }

    It 'ends well' {
        Get-Words $drawn | Should -Match 'PS> Approve-PimRequest .* Provisioned'
    }

    It 'has no line that is wider than it' {
        $widest = ($drawn.GetElementsByTagName('text') | ForEach-Object { $_.InnerText.Length } | Measure-Object -Maximum).Maximum
        16 + $widest * 8.43 | Should -BeLessOrEqual ([double] $drawn.svg.width)
    }

    It 'is shown in the README' {
        Get-Content "$PSScriptRoot/../../README.md" -Raw | Should -Match '!\[[^\]]+\]\(docs/pictures/session\.svg\)'
    }
}
