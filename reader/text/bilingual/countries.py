"""What English calls the countries of the world, and their people and things."""

# Names, the first one the usual, then the words for what belongs to the country.
_TABLE = """
Afghanistan: Afghan, Afghans
Albania: Albanian
Algeria: Algerian
Andorra: Andorran
Angola: Angolan
Argentina: Argentine, Argentinian, Argentines
Armenia: Armenian
Australia: Australian, Aussie
Austria: Austrian
Azerbaijan: Azerbaijani, Azeri
Bahamas: Bahamian
Bahrain: Bahraini
Bangladesh: Bangladeshi
Barbados: Barbadian
Belarus, Byelorussia: Belarusian, Belarussian
Belgium: Belgian
Belize: Belizean
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian
Bosnia and Herzegovina, Bosnia-Herzegovina, Bosnia: Bosnian
Botswana: Botswanan
Brazil: Brazilian
Brunei: Bruneian
Bulgaria: Bulgarian
Burkina Faso: Burkinabe
Burundi: Burundian
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian
Cape Verde, Cabo Verde: Cape Verdean
Catalonia: Catalan
Central African Republic, CAR: Central African
Chad: Chadian
Chechnya: Chechen
Chile: Chilean
China, People's Republic of China: Chinese
Colombia: Colombian
Comoros: Comorian, Comoran
Congo, Republic of Congo, Congo-Brazzaville: Congolese
Democratic Republic of Congo, Democratic Republic of the Congo, DR Congo, DRC: Congolese
Costa Rica: Costa Rican
Crimea: Crimean
Croatia: Croatian, Croat
Cuba: Cuban
Cyprus: Cypriot
Czech Republic, Czechia: Czech
Denmark: Danish, Dane, Danes
Djibouti: Djiboutian
Dominican Republic: Dominican
East Timor, Timor-Leste: Timorese
Ecuador: Ecuadorian, Ecuadorean
Egypt: Egyptian
El Salvador: Salvadoran, Salvadorean
England: English, Englishman
Equatorial Guinea: Equatorial Guinean
Eritrea: Eritrean
Estonia: Estonian
Eswatini, Swaziland: Swazi
Ethiopia: Ethiopian
European Union, EU: European
Europe: European
Fiji: Fijian
Finland: Finnish, Finn, Finns
France: French, Frenchman
Gabon: Gabonese
Gambia: Gambian
Gaza Strip, Gaza: Gazan
Georgia: Georgian
Germany: German
Ghana: Ghanaian
Gibraltar: Gibraltarian
Greece: Greek
Greenland: Greenlandic
Grenada: Grenadian
Guatemala: Guatemalan
Guinea: Guinean
Guinea-Bissau: Bissau-Guinean
Guyana: Guyanese
Haiti: Haitian
Honduras: Honduran
Hong Kong: Hong Konger
Hungary: Hungarian
Iceland: Icelandic, Icelander
India: Indian
Indonesia: Indonesian
Iran, Islamic Republic of Iran, Islamic Republic: Iranian
Iraq: Iraqi
Ireland, Republic of Ireland: Irish, Irishman
Israel: Israeli
Italy: Italian
Ivory Coast, Côte d'Ivoire: Ivorian
Jamaica: Jamaican
Japan: Japanese
Jordan, Hashemite Kingdom: Jordanian
Kazakhstan: Kazakh, Kazakhstani
Kenya: Kenyan
Kosovo: Kosovan, Kosovar
Kurdistan, Kurdistan Region, Kurdish region, Kurdistan Regional Government: Kurdish, Kurd, Kurds
Kuwait: Kuwaiti
Kyrgyzstan, Kirghizstan: Kyrgyz, Kyrgyzstani
Laos: Laotian, Lao
Latvia: Latvian
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian
Libya: Libyan
Liechtenstein: Liechtensteiner
Lithuania: Lithuanian
Luxembourg: Luxembourgish, Luxembourger
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian
Maldives: Maldivian
Mali: Malian
Malta: Maltese
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican
Moldova: Moldovan
Monaco: Monegasque
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan
Mozambique: Mozambican
Myanmar, Burma: Burmese
Namibia: Namibian
Nepal: Nepalese, Nepali
Netherlands, Holland: Dutch, Dutchman
New Zealand: New Zealander, Kiwi
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian
North Korea, Democratic People's Republic of Korea, DPRK: North Korean
North Macedonia, Macedonia: Macedonian, North Macedonian
Northern Ireland: Northern Irish
Norway: Norwegian
Oman, Sultanate of Oman: Omani
Pakistan: Pakistani
Palestine, Palestinian territories, Palestinian Territories, Palestinian Authority: Palestinian
Panama: Panamanian
Papua New Guinea: Papuan
Paraguay: Paraguayan
Peru: Peruvian
Philippines: Filipino, Filipina, Philippine
Poland: Polish, Pole, Poles
Portugal: Portuguese
Puerto Rico: Puerto Rican
Qatar: Qatari
Romania: Romanian
Russia, Russian Federation: Russian
Rwanda: Rwandan
Samoa: Samoan
San Marino: Sammarinese
Saudi Arabia, Kingdom of Saudi Arabia, KSA: Saudi, Saudis, Saudi Arabian
Scotland: Scottish, Scot, Scots
Senegal: Senegalese
Serbia: Serbian, Serb, Serbs
Seychelles: Seychellois
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak, Slovakian
Slovenia: Slovenian, Slovene
Somalia: Somali
Somaliland: Somalilander
South Africa: South African
South Korea, Republic of Korea: South Korean
South Sudan: South Sudanese
Soviet Union, USSR: Soviet, Soviets
Spain: Spanish, Spaniard
Sri Lanka: Sri Lankan
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish, Swede, Swedes
Switzerland: Swiss
Syria, Syrian Arab Republic: Syrian
Taiwan: Taiwanese
Tajikistan: Tajik, Tajikistani
Tanzania: Tanzanian
Thailand: Thai, Thais
Tibet: Tibetan
Togo: Togolese
Tonga: Tongan
Trinidad and Tobago: Trinidadian
Tunisia: Tunisian
Turkey, Türkiye, Turkiye: Turkish, Turk, Turks
Turkmenistan: Turkmen
Uganda: Ugandan
Ukraine: Ukrainian
United Arab Emirates, UAE, Emirates: Emirati
United Kingdom, UK, Britain, Great Britain: British, Briton, Britons, Brits
United States, United States of America, US, USA, America: American
Uruguay: Uruguayan
Uzbekistan: Uzbek
Vatican, Vatican City, Holy See: Vatican
Venezuela: Venezuelan
Vietnam, Viet Nam: Vietnamese
Wales: Welsh, Welshman
Western Sahara: Sahrawi, Saharawi
Yemen: Yemeni
Zambia: Zambian
Zimbabwe: Zimbabwean
Africa: African
Asia: Asian
Latin America: Latin American
"""


def _parse(table: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = []
    for line in table.strip().splitlines():
        names, _, belonging = line.partition(": ")
        rows.append((tuple(names.split(", ")), tuple(belonging.split(", "))))
    return tuple(rows)


# (names, adjectives and names of the people) of each country or comparable territory.
COUNTRIES = _parse(_TABLE)
