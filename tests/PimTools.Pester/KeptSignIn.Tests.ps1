BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    $contoso = '5d3b800c-f713-4ce9-a422-f1665c722fae'
    $elsewhere = '00000000-0000-4000-8000-00000000dead'
}

Describe 'Disconnect-Pim -Purge' {
    BeforeAll {
        $configured = $env:PIMTOOLS_CONFIG
        $env:PIMTOOLS_CONFIG = Join-Path (Get-PSDrive TestDrive).Root config
        $kept = Join-Path $env:PIMTOOLS_CONFIG 'signins/0123456789abcdef0123456789abcdef.json'
    }

    BeforeEach {
        $null = New-Item -ItemType Directory -Force (Split-Path $kept)
        Set-Content $kept (@{
                username = 'ada@contoso.com'; authority = 'login.microsoftonline.com'; homeAccountId = "$elsewhere.$contoso"
                tenantId = $contoso; clientId = $elsewhere; version = '1.0'
            } | ConvertTo-Json)
    }

    AfterAll {
        $env:PIMTOOLS_CONFIG = $configured
        $null = Disconnect-Pim -All
    }

    It 'deletes all that earlier processes kept, and says what' {
        $said = Disconnect-Pim -All -Purge 6>&1

        "$said" | Should -BeLike "Deleted the kept sign-in of ada@contoso.com in tenant $contoso*"
        $kept | Should -Not -Exist
    }

    It 'deletes nothing with -WhatIf, and disconnects nobody' {
        $null = Connect-Pim -Emulator -Name whatif
        Disconnect-Pim -All -Purge -WhatIf | Should -BeNullOrEmpty

        $kept | Should -Exist
        (Get-PimContext whatif).Name | Should -Be 'whatif'
    }

    It 'leaves alone what is not the connection''s own' {
        $null = Connect-Pim -Emulator -Name other
        Disconnect-Pim other -Purge 6>&1 | Should -HaveCount 1

        $kept | Should -Exist
    }
}
