# The files that a person names: what cannot be written is refused before anything is read, and what was there is replaced as a whole.
BeforeDiscovery {
    $writers = @(
        @{ name = 'Export-PimReport'; write = { param($path) Export-PimReport $path -Format Html -ErrorAction Stop } }
        @{ name = 'Export-PimConfiguration'; write = { param($path) Export-PimConfiguration $path -Kind EntraRole -ErrorAction Stop } }
        @{ name = 'New-PimPlan'; write = { param($path) New-PimPlan -Path $document -OutFile $path -ErrorAction Stop } }
        @{ name = 'Export-PimAuditLog'; write = { param($path) Export-PimAuditLog $path -ErrorAction Stop } }
        @{ name = 'ConvertTo-PimConfiguration'; write = { param($path) ConvertTo-PimConfiguration -From EasyPIM -Path $easy -OutFile $path -ErrorAction Stop } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As dana -Reset
    $document = Join-Path $TestDrive document.yaml
    Set-Content $document "version: 1`nsettings:`n  - role: User Administrator`n    kind: EntraRole`n    activation:`n      maximumDuration: 4h"
    $easy = Join-Path $TestDrive easy.json
    Set-Content $easy '{ "EntraRoles": { "Policies": { "User Administrator": { "ActivationDuration": "PT4H" } } } }'
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'A file' {
    It '<name> refuses a folder that does not exist, by its name, before anything is read' -ForEach $writers {
        $tenant = (Get-PimContext).Emulator
        $calls = $tenant.CallCount
        $folder = Join-Path $TestDrive missing

        { & $write (Join-Path $folder file.yaml) } | Should -Throw "*The folder '$folder' does not exist.*" -ErrorId 'InvalidParameter*'

        $tenant.CallCount | Should -Be $calls
    }

    It '<name> refuses a folder where a file is meant' -ForEach ($writers | Where-Object name -NE 'Export-PimConfiguration') {
        { & $write $TestDrive } | Should -Throw '*It is a folder.*' -ErrorId 'InvalidParameter*'
    }

    It '<name> puts out the file as Get-Item does' -ForEach ($writers | Where-Object name -Match 'Report|Configuration') {
        $path = Join-Path $TestDrive "$name.json"

        $out = & $write $path 3>$null

        $out.PSPath | Should -Be (Get-Item $path).PSPath
    }

    It '<name> keeps a link and the rights on the file behind it' -Skip:$IsWindows -ForEach ($writers | Where-Object name -Match 'Report|Configuration|Plan') {
        $target = Join-Path $TestDrive "$name-target.json"
        $link = Join-Path $TestDrive "$name-link.json"
        Set-Content $target ''
        chmod 640 $target
        $null = New-Item -ItemType SymbolicLink -Path $link -Target $target

        $null = & $write $link 3>$null

        (Get-Item $link).LinkType | Should -Be 'SymbolicLink'
        (Get-Item $target).UnixMode | Should -Be '-rw-r-----'
        (Get-Item $target).Length | Should -BeGreaterThan 100
        Get-ChildItem $TestDrive -Filter *.new | Should -BeNullOrEmpty
    }

    It 'of a report whose name tells no format is refused before anything is read' {
        $tenant = (Get-PimContext).Emulator
        $calls = $tenant.CallCount

        { Export-PimReport (Join-Path $TestDrive report.pdf) -ErrorAction Stop } | Should -Throw "*'.pdf' does not tell the format*" -ErrorId 'InvalidParameter*'
        { Export-PimReport (Join-Path $TestDrive report) -ErrorAction Stop } | Should -Throw '*without an extension does not tell the format*'

        $tenant.CallCount | Should -Be $calls
    }
}
